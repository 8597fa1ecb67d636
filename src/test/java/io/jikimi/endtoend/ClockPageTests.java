package io.jikimi.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;
import io.jikimi.testing.Browser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import java.time.Clock;

/** Somebody turns the playground's clock in the browser, and sees what falls due. */
class ClockPageTests {

    private static final int AN_HOUR = 3_600;
    private static final int A_DAY = 24 * AN_HOUR;

    private final Browser browser = Browser.openOrSkip();
    private final Playground playground = Playground.start(PlaygroundSettings.forTests());
    private final Jikimi jikimi = Jikimi.start(playground, TurnedClock.class);
    private final Page page = browser.page(1440, 900);

    @AfterEach
    void close() {
        browser.close();
        jikimi.close();
        playground.close();
    }

    @Test
    void aReminderFiresAndABanEndsAsTheClockIsTurned() {
        playground.waitsUntilConnected();
        var garden = playground.garden();
        var bob = garden.person("Bob");
        page.navigate(playground.pageUrl());
        assertThat(page.getByTestId("composer-input")).isVisible();
        speakAs("owner");
        types("!remind 50m look after the roses");
        assertThat(lastMessage()).containsText("Noted");
        types("!ban %s 1d trampled on the beds".formatted(bob.id()));
        assertThat(lastMessage()).containsText("Banned");
        assertThat(garden.guild().bans()).containsKey(bob.id());

        turns(AN_HOUR);
        assertThat(lastMessage()).containsText("look after the roses");
        assertThat(garden.guild().bans()).containsKey(bob.id());

        turns(A_DAY);
        await().untilAsserted(() -> assertThat(garden.guild().bans()).doesNotContainKey(bob.id()));
        jikimi.heldToTheContract();
    }

    private void turns(int seconds) {
        page.getByTestId("clock").click();
        page.getByTestId("clock-" + seconds).click();
        page.keyboard().press("Escape");
    }

    private void types(String words) {
        page.getByTestId("composer-input").fill(words);
        page.keyboard().press("Enter");
    }

    private void speakAs(String part) {
        page.getByTestId("speak-as").click();
        page.locator(".speaker[data-part=" + part + "]").click();
        page.keyboard().press("Escape");
    }

    private Locator lastMessage() {
        return page.getByTestId("message").last();
    }

    /** The bot goes by the playground's clock. */
    @TestConfiguration(proxyBeanMethods = false)
    static class TurnedClock {

        @Bean
        @Primary
        Clock turnedClock(Playground playground) {
            return playground.clock();
        }
    }
}
