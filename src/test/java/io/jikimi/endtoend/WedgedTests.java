package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.discord.ShardReport;
import io.jikimi.discord.ShardState;
import io.jikimi.discord.Shards;
import io.jikimi.lifecycle.Watchdog;
import io.jikimi.playground.Playground;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.scheduling.config.ScheduledTaskHolder;

import java.time.Duration;

/** A connection that is dead though it says that it lives, also after its restart. */
@ExtendWith(OutputCaptureExtension.class)
class WedgedTests {

    private static final Duration LONG = Duration.ofSeconds(40);
    private static final Duration SILENCE = Duration.ofSeconds(151);

    @Test
    void theShardIsRestartedFirstAndTheProcessEndsSecondIfTheDayAllowsIt(CapturedOutput output) {
        try (var playground = Playground.start();
                var bot = Jikimi.start(playground, Ears.class)) {
            playground.waitsUntilConnected();
            awaitConnected(bot);
            playground.faults().stopAcknowledgingHeartbeats();
            playground.clock().turnForward(SILENCE);
            lookAfter(bot);
            await().atMost(LONG).until(() -> playground.gateway().identifies() == 2);
            awaitConnected(bot);

            playground.faults().leaveSessionStarts(200);
            playground.clock().turnForward(SILENCE);
            lookAfter(bot);
            assertThat(output).containsOnlyOnce("A new process would help");
            assertThat(bot.bean(Watchdog.class).isWell()).isTrue();
            assertThat(playground.gateway().identifies()).as("not restarted again").isEqualTo(2);

            playground.faults().leaveSessionStarts(900);
            lookAfter(bot);
            await().atMost(LONG).until(() -> !bot.bean(Ears.Ends.class).codes().isEmpty());
            assertThat(bot.bean(Ears.Ends.class).codes()).containsExactly(70);
            assertThat(bot.bean(Watchdog.class).isWell()).isFalse();
            assertThat(output).contains("wedged although restarted: 0", "code 70");
        }
    }

    private static void awaitConnected(Jikimi bot) {
        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(bot.bean(Shards.class).reports())
                                        .extracting(ShardReport::state)
                                        .containsExactly(ShardState.CONNECTED));
    }

    /** Does now what the bot does every few seconds. */
    private static void lookAfter(Jikimi bot) {
        bot.bean(ScheduledTaskHolder.class).getScheduledTasks().stream()
                .map(scheduled -> scheduled.getTask())
                .filter(task -> task.toString().matches(".*(ShardRescue|InstanceRegistry).*"))
                .forEach(task -> task.getRunnable().run());
    }
}
