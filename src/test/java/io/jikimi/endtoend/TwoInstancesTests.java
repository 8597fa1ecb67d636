package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.guilds.GuildSettings;
import io.jikimi.playground.Playground;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** What one instance changes, another on the same database goes by soon after, by itself. */
class TwoInstancesTests {

    private static final int ROUNDS = 10;

    @Test
    void seesWhatTheOtherHasChanged() {
        var database = "spring.datasource.url=" + Jikimi.freshDatabase();
        try (var playground = Playground.start();
                var here = Jikimi.start(playground, database);
                var elsewhere = Playground.start();
                var other = Jikimi.start(elsewhere, database, "bot.token=" + elsewhere.token())) {
            playground.waitsUntilConnected();
            assertThat(here).isNotSameAs(other);
            var owner = playground.found("Two", Locale.US).owner();
            var guildId = owner.place().channel().guildId();
            var settings = other.bean(GuildSettings.class);
            var delays = new long[ROUNDS];

            for (var round = 0; round < ROUNDS; round++) {
                var prefix = "p" + round;
                assertThat(settings.prefix(guildId)).isNotEqualTo(prefix);
                owner.runs("/prefix set", prefix).answer();
                var changedAt = System.nanoTime();
                await().pollInterval(Duration.ofMillis(5))
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> settings.prefix(guildId).equals(prefix));
                delays[round] = Duration.ofNanos(System.nanoTime() - changedAt).toMillis();
            }

            Arrays.sort(delays);
            System.out.printf(
                    "A change was seen elsewhere after %d ms (median) and %d ms at most%n",
                    delays[ROUNDS / 2], delays[ROUNDS - 1]);
        }
    }
}
