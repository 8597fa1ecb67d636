package io.jikimi.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.config.MisconfiguredException;
import io.jikimi.testing.SettableClock;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

class ServiceReportTests {

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
    private final Progress progress = new Progress(clock);
    private final Watchdog watchdog = new Watchdog(List.of(progress), _ -> {}, clock);
    private final Parking parking = new Parking(_ -> {}, words(), clock);
    private Situation situation = () -> "serving: 1/1 shards, ping 43 ms";
    private final ServiceReport report = report(Duration.ofSeconds(60));

    @AfterEach
    void end() {
        report.end();
    }

    @Test
    void saysThatJikimiIsReadyAndHowItIsFromThenOn() {
        report.begin();

        await().until(() -> told.size() >= 3);
        assertThat(told)
                .startsWith(
                        "READY=1\nSTATUS=serving: 1/1 shards, ping 43 ms",
                        "WATCHDOG=1",
                        "STATUS=serving: 1/1 shards, ping 43 ms");
    }

    @Test
    void givesNoSignOfLifeOnceSomethingIsStuck() throws InterruptedException {
        progress.watch("lanes", _ -> {});

        watchdog.look();
        report.report();
        clock.advance(Duration.ofSeconds(61));
        watchdog.look();
        watchdog.look();
        report.report();

        assertThat(told)
                .containsExactly(
                        "WATCHDOG=1",
                        "STATUS=serving: 1/1 shards, ping 43 ms",
                        "STATUS=stuck: no sign of life from lanes");
    }

    @Test
    void givesNoSignOfLifeWhileTheWatchdogItselfIsStuck() throws InterruptedException {
        watchdog.look();
        clock.advance(Duration.ofSeconds(61));

        report.report();

        assertThat(told).containsExactly("STATUS=stuck: the watchdog itself");
    }

    @Test
    void givesNoSignOfLifeToWhoWaitsForNone() {
        report(null).report();

        assertThat(told).containsExactly("STATUS=serving: 1/1 shards, ping 43 ms");
    }

    @Test
    void goesOnGivingSignsOfLifeThoughItCannotSayHowItIs() {
        situation =
                () -> {
                    throw new IllegalStateException("on purpose");
                };

        report.report();

        assertThat(told).containsExactly("WATCHDOG=1", "STATUS=running; how, cannot be told");
    }

    @Test
    void saysWhyTheBotIsParked() {
        parking.park(ParkingCause.TOKEN);

        report.report();

        assertThat(told.getLast())
                .startsWith("STATUS=parked: Discord does not accept the bot's token. Open the");
    }

    @Test
    void saysNothingMoreOnceTheEndWasTold() {
        report.end();
        report.report();

        assertThat(told)
                .containsExactly(
                        "STOPPING=1\n"
                                + "STATUS=draining: what was accepted is finished\n"
                                + "EXTEND_TIMEOUT_USEC=25000000");
    }

    @Test
    void asksForPatienceUntilTheStartIsOver() {
        var start = new SlowStart(new ServiceManager(told::add, null));

        start.onApplicationEvent(new ApplicationPreparedEvent(APPLICATION, ARGUMENTS, CONTEXT));

        await().until(() -> !told.isEmpty());
        assertThat(told.getFirst()).isEqualTo("STATUS=starting\nEXTEND_TIMEOUT_USEC=30000000");
        start.onApplicationEvent(
                new ApplicationReadyEvent(APPLICATION, ARGUMENTS, CONTEXT, Duration.ZERO));
        await().until(
                        () ->
                                Thread.getAllStackTraces().keySet().stream()
                                        .noneMatch(
                                                thread -> thread.getName().equals("slow-start")));
    }

    @Test
    void saysWhyTheStartFailed() {
        var start = new SlowStart(new ServiceManager(told::add, null));
        var mistake = new MisconfiguredException("There is no token.", "Set one.");

        start.onApplicationEvent(
                new ApplicationFailedEvent(APPLICATION, ARGUMENTS, CONTEXT, mistake));

        assertThat(told).containsExactly("STATUS=not started: There is no token.");
    }

    private static final SpringApplication APPLICATION = new SpringApplication();
    private static final String[] ARGUMENTS = {};
    private static final GenericApplicationContext CONTEXT = new GenericApplicationContext();

    private ServiceReport report(@Nullable Duration patience) {
        var beans =
                new StaticListableBeanFactory(
                        Map.of("discord", (Situation) () -> situation.words()));
        return new ServiceReport(
                new ServiceManager(told::add, patience),
                watchdog,
                parking,
                beans.getBeanProvider(Situation.class));
    }

    private static ResourceBundleMessageSource words() {
        var words = new ResourceBundleMessageSource();
        words.setBasename("messages.lifecycle");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        words.setAlwaysUseMessageFormat(true);
        return words;
    }
}
