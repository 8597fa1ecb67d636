package io.jikimi.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import io.jikimi.playground.Playground;
import io.jikimi.playground.world.Draft;
import io.jikimi.playground.world.Json;
import io.jikimi.testing.Browser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Locale;
import java.util.regex.Pattern;

class BrowserTests {

    // For each test anew, so that each is counted as skipped where there is no browser.
    private final Browser browser = Browser.openOrSkip();
    private final Playground playground = Jikimi.shared();
    private final Page page = browser.page(1440, 900);

    @BeforeEach
    void somebodyOpensThePage() {
        Jikimi.sharedBot();
        playground.waitsUntilConnected();
        page.navigate(playground.pageUrl());
        assertThat(page.getByTestId("composer-input")).isVisible();
    }

    @AfterEach
    void heldToTheContract() {
        browser.close();
        Jikimi.sharedBot().heldToTheContract();
    }

    @Test
    void typesACommandAndPressesTheButtonUnderTheAnswer() {
        type("!ping");

        assertThat(lastMessage()).containsText("Pong!");
        lastMessage().getByTestId("button").click();
        assertThat(lastMessage()).containsText("Pong!");
        assertThat(
                        page.getByTestId("interaction-failed")
                                .filter(new Locator.FilterOptions().setVisible(true)))
                .hasCount(0);
    }

    @Test
    void picksACommandAndChangesThePrefixThroughAForm() {
        speakAs("owner");
        pick("/prefix show");
        page.keyboard().press("Enter");
        assertThat(lastMessage()).containsText("Commands here start with");
        assertThat(lastMessage()).containsText("Only you can see this");

        lastMessage().getByTestId("button").click();
        assertThat(page.getByTestId("modal-title")).hasText("Change the prefix");
        page.getByTestId("modal").locator("input[name=prefix]").fill("?");
        page.getByTestId("modal-submit").click();
        assertThat(lastMessage()).containsText("now start with ?");

        pick("/prefix set");
        page.getByTestId("option-prefix").fill("!");
        page.keyboard().press("Enter");
        page.keyboard().press("Enter");
        assertThat(lastMessage()).containsText("now start with !");
    }

    @Test
    void choosesFromTheMenuOfHelp() {
        pick("/help");
        page.keyboard().press("Enter");
        assertThat(lastMessage()).containsText("What I can do for you");

        lastMessage().getByTestId("select").click();
        page.getByTestId("select-option")
                .filter(new Locator.FilterOptions().setHasText("/about"))
                .click();
        assertThat(lastMessage()).containsText("/about");
    }

    @Test
    void switchesToKorean() {
        page.getByTestId("language-toggle").click();
        assertThat(page.locator("html")).hasAttribute("lang", "ko");

        pick("/접두사 보기");
        page.keyboard().press("Enter");
        assertThat(lastMessage()).containsText("명령이");

        page.getByTestId("language-toggle").click();
        assertThat(page.locator("html")).hasAttribute("lang", Pattern.compile("en.*"));
    }

    @Test
    void takesACommandThatIsWrittenOut() {
        page.getByTestId("composer-input").click();
        page.keyboard().type("/help command:abo");
        assertThat(page.getByTestId("suggestion-choice")).hasText("about");
        page.keyboard().press("Enter");
        page.keyboard().press("Enter");
        assertThat(lastMessage()).containsText("/about");

        page.getByTestId("composer-input").fill("/about and more");
        page.keyboard().press("Enter");
        assertThat(page.getByTestId("option-error")).containsText("and more");
    }

    @Test
    void mentionsTheBotByTheNameThatIsShown() {
        type("@Jikimi ping");

        assertThat(lastMessage()).containsText("Pong!");
    }

    @Test
    void keepsHalfASentenceWhileAMessageIsEdited() {
        var general = playground.garden().general();
        page.getByTestId("channel-general").click();
        type("Tea");
        assertThat(lastMessage()).containsText("Tea");
        lastMessage().hover();
        lastMessage().getByTestId("message-edit").click();
        page.getByTestId("editor").fill("Green tea");

        var newest = general.channel().messages().lastEntry().getValue();
        playground.garden().person("Alice").reacts(newest, "🍵");
        playground.garden().person("Bob").says("Me too");
        assertThat(lastMessage()).containsText("Me too");

        assertThat(page.getByTestId("editor")).hasValue("Green tea");
        page.getByTestId("editor").press("Enter");
        assertThat(page.getByTestId("edited")).hasCount(1);
        assertThat(page.getByTestId("messages")).containsText("Green tea");
    }

    @Test
    void goesBackToTheChannelBefore() {
        page.getByTestId("channel-general").click();
        page.getByTestId("channel-random").click();
        assertThat(page.getByTestId("channel-title")).hasText("random");

        page.goBack();
        assertThat(page.getByTestId("channel-title")).hasText("general");
        page.goForward();
        assertThat(page.getByTestId("channel-title")).hasText("random");
    }

    @Test
    void isSomebodyElseInEachWindow() {
        var other = page.context().newPage();
        other.navigate(playground.pageUrl());
        other.getByTestId("speak-as").click();
        other.locator(".speaker[data-username=alice]").click();
        assertThat(other.getByTestId("speaking-as")).hasText("Alice");

        page.reload();
        assertThat(page.getByTestId("speaking-as")).hasText("Hana");
        other.reload();
        assertThat(other.getByTestId("speaking-as")).hasText("Alice");
    }

    @Test
    void countsDaysAndHeartbeatsRightAfterTheClockIsTurned() {
        page.getByTestId("toggle-drawer").click();
        type("before midnight");
        assertThat(lastMessage()).containsText("Today");

        page.getByTestId("clock").click();
        page.getByTestId("clock-86400").click();

        assertThat(page.getByTestId("messages")).containsText("Yesterday");
        assertThat(page.getByTestId("session")).not().containsText("yesterday");
        assertThat(page.getByTestId("bot-status")).containsText("online");
    }

    @Test
    void saysThatTheBotWasSentAwayAndAsksItBack() {
        var place = playground.found("Sent away " + System.nanoTime(), Locale.US);
        page.getByTestId("guild-" + place.guild().id()).click();
        assertThat(page.getByTestId("channel-title")).hasText("general");
        place.removesBot();

        assertThat(page.getByTestId("bot-notice")).containsText("Jikimi is not in this server");
        page.getByTestId("bot-notice").getByTestId("return").click();

        assertThat(page.getByTestId("bot-notice")).isHidden();
        type("!ping");
        assertThat(lastMessage()).containsText("Pong!");
    }

    @Test
    void keepsLongWordsInsideTheirEmbed() {
        var body = Json.object();
        body.putArray("embeds").addObject().put("title", "T".repeat(256));
        var world = playground.world();
        var channel = playground.garden().general().channel();
        world.messages().post(world.bot(), channel, Draft.of(body, Json.array()));
        page.getByTestId("channel-general").click();

        var embed = lastMessage().getByTestId("embed");
        assertThat(embed).isVisible();
        embed.locator("[data-testid=embed-title]").scrollIntoViewIfNeeded();
        assertThat(embed).hasJSProperty("scrollWidth", embed.evaluate("it => it.clientWidth"));
    }

    private void type(String words) {
        page.getByTestId("composer-input").fill(words);
        page.keyboard().press("Enter");
    }

    private void pick(String command) {
        page.getByTestId("composer-input").click();
        page.keyboard().type(command);
        page.getByTestId("command")
                .filter(new Locator.FilterOptions().setHasText(command))
                .first()
                .click();
    }

    private void speakAs(String part) {
        page.getByTestId("speak-as").click();
        page.locator(".speaker[data-part=" + part + "]").click();
        page.keyboard().press("Escape");
    }

    private Locator lastMessage() {
        return page.getByTestId("message").last();
    }
}
