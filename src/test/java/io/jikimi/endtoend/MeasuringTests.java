package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.playground.Community;
import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Duration;
import java.util.Locale;

/** What a bot measures is what happened to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeasuringTests {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String STARTED = "jikimi_sessions_total{kind=\"started\"}";
    private static final String RESUMED = "jikimi_sessions_total{kind=\"resumed\"}";
    private static final String INVALIDATED = "jikimi_sessions_total{kind=\"invalidated\"}";
    private static final String REPLAYED = "jikimi_gap_events_replayed_total";
    private static final String UNRECOVERABLE = "jikimi_gap_unrecoverable_total";

    private static final String ACKNOWLEDGED =
            "jikimi_interaction_ack_seconds_count{kind=\"slash\"}";

    private final Playground playground = Playground.start(PlaygroundSettings.forTests());
    private final Jikimi bot = Jikimi.start(playground);

    @BeforeEach
    void connect() {
        await().atMost(LONG).until(() -> connected() == 1);
    }

    @AfterEach
    void heal() {
        playground.faults().heal();
    }

    @AfterAll
    void close() {
        bot.close();
        playground.close();
    }

    @Test
    void aResumedSessionLosesNothingAndSaysHowMuchCameLater() {
        var owner = playground.garden().owner();
        var before = Scrape.of(bot);
        playground.faults().dropConnections();
        owner.says("while away");

        await().atMost(LONG).until(() -> value(RESUMED) == before.value(RESUMED) + 1);
        assertThat(value(REPLAYED)).isGreaterThan(before.value(REPLAYED));
        assertThat(value(UNRECOVERABLE)).isEqualTo(before.value(UNRECOVERABLE));
        assertThat(value("jikimi_handover_seconds_count{kind=\"resume\"}"))
                .isEqualTo(before.value("jikimi_handover_seconds_count{kind=\"resume\"}") + 1);
        assertThat(value("jikimi_gap_seconds_count{kind=\"recovered\"}"))
                .isEqualTo(before.value("jikimi_gap_seconds_count{kind=\"recovered\"}") + 1);
    }

    @Test
    void aSessionThatDiscordEndsLeavesAGap() {
        var before = Scrape.of(bot);
        playground.faults().invalidateSessions(false);

        await().atMost(LONG).until(() -> value(STARTED) == before.value(STARTED) + 1);
        assertThat(value(INVALIDATED)).isEqualTo(before.value(INVALIDATED) + 1);
        assertThat(value(UNRECOVERABLE)).isEqualTo(before.value(UNRECOVERABLE) + 1);
        assertThat(value("jikimi_handover_seconds_count{kind=\"identify\"}"))
                .isEqualTo(before.value("jikimi_handover_seconds_count{kind=\"identify\"}") + 1);
        assertThat(value("jikimi_identify_wait_seconds_count"))
                .isEqualTo(before.value("jikimi_identify_wait_seconds_count") + 1);
    }

    @Test
    void aLimitIsCountedByWhoseItIs() {
        var before = Scrape.of(bot).labelledSum("jikimi_rest_limited_total");
        playground.faults().stormOf429(Duration.ofSeconds(1), Duration.ofMillis(300));
        var garden = community("Limit");
        garden.owner().says("!ping");
        garden.general().shows("Pong");

        await().until(() -> Scrape.of(bot).labelledSum("jikimi_rest_limited_total") > before);
    }

    @Test
    void aCommandIsCountedByItsNameAndHowItEnded() {
        var before = Scrape.of(bot);
        var garden = community("Commands");
        garden.owner().runs("/ping").answer();

        await().untilAsserted(
                        () -> {
                            assertThat(value(command("ping", "slash", "ok")))
                                    .isEqualTo(before.value(command("ping", "slash", "ok")) + 1);
                            assertThat(
                                            value(
                                                    "jikimi_interaction_ack_seconds_count{kind=\"slash\"}"))
                                    .isPositive();
                        });
    }

    @Test
    void neitherNamesNorIdsAreLabelsHoweverManyGuildsThereAre() {
        for (var guild = 0; guild < 3; guild++) {
            talkIn(community("First " + guild));
        }
        var series = Scrape.of(bot).series("jikimi_");
        for (var guild = 0; guild < 5; guild++) {
            talkIn(community("Guild " + guild));
        }

        var scrape = Scrape.of(bot);
        assertThat(scrape.series("jikimi_")).isEqualTo(series);
        assertThat(scrape.labelValues("jikimi_"))
                .isNotEmpty()
                .noneMatch(value -> value.matches(".*\\d{15,}.*"))
                .noneMatch(value -> value.contains("Guild "));
    }

    private void talkIn(Community community) {
        var acknowledged = value(ACKNOWLEDGED);
        community.owner().runs("/ping").answer();
        community.owner().says("!ping");
        community.general().shows("Pong");
        await().until(() -> value(ACKNOWLEDGED) > acknowledged);
    }

    private Community community(String name) {
        return playground.found(name + " " + System.nanoTime(), Locale.US);
    }

    private double connected() {
        return value("jikimi_shards_status{shard=\"0\",state=\"connected\"}");
    }

    private double value(String series) {
        return Scrape.of(bot).value(series);
    }

    private static String command(String name, String door, String outcome) {
        return "jikimi_command_seconds_count{command=\"%s\",door=\"%s\",outcome=\"%s\"}"
                .formatted(name, door, outcome);
    }
}
