package io.jikimi.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.discord.MadeUpShard.Happening;

import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.EventListener;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.MDC;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

@ExtendWith(OutputCaptureExtension.class)
class EventLanesTests {

    private final MadeUpShard shard = new MadeUpShard();

    @AfterEach
    void end() throws InterruptedException {
        shard.lanes.end();
    }

    @Test
    void everyListenerHearsThoughAnotherFailsAndTheFailureIsToldOnce(CapturedOutput output)
            throws InterruptedException {
        shard.listener(
                "first",
                event -> {
                    throw new StackOverflowError("on purpose");
                });
        shard.listener("second", event -> shard.heard.add(event.toString()));
        shard.lanes.open();
        shard.handle(new Happening("a"));
        shard.handle(new Happening("b"));

        assertThat(shard.lanes.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(shard.heard).containsExactly("a", "b");
        assertThat(output).contains("failed on Happening");
        assertThat(shard.meters.counter("jikimi.events.failed", "event", "Happening").count())
                .isEqualTo(2);
    }

    @Test
    void onceClosedNothingNewIsTaken() throws InterruptedException {
        shard.listener("any", event -> shard.heard.add(event.toString()));
        shard.lanes.open();
        shard.handle(new Happening("a"));
        shard.lanes.close();
        shard.handle(new Happening("b"));

        assertThat(shard.lanes.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(shard.heard).containsExactly("a");
    }

    @Test
    void aListenerIsToldOnlyWhatItWantsAndTheOthersEverything() throws InterruptedException {
        shard.listener("choosy", new Choosy());
        shard.listener("other", event -> shard.heard.add("other " + event));
        shard.lanes.open();
        shard.handle(new Happening("a"));
        shard.handle(new Happening("b"));

        assertThat(shard.lanes.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(shard.heard).containsExactlyInAnyOrder("choosy b", "other a", "other b");
    }

    @Test
    void whatWaitsBehindOthersIsNotJudgedBeforeThem() throws InterruptedException {
        var first = new CountDownLatch(1);
        shard.listener("choosy", new Choosy());
        shard.listener("slow", event -> MadeUpShard.awaits(first));
        shard.lanes.open();
        shard.handle(new Happening("b"));
        shard.handle(new Happening("a"));
        first.countDown();

        assertThat(shard.lanes.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(shard.heard).containsExactly("choosy b", "choosy a");
    }

    @Test
    void whatNobodyWantsTakesNoLane() {
        shard.listener("choosy", new Choosy());
        shard.lanes.open();
        shard.handle(new Happening("a"));

        assertThat(shard.meters.get("jikimi.events.pending").gauge().value()).isZero();
        assertThat(shard.seen).containsExactly("a");
        assertThat(shard.meters.find("jikimi.events.handled").timer()).isNull();
    }

    @Test
    void whatAListenerLogsSaysWhereItHappened() {
        shard.listener(
                "any",
                event ->
                        shard.heard.add(
                                MDC.get("shard")
                                        + "."
                                        + MDC.get("epoch")
                                        + " "
                                        + MDC.get("event")));
        shard.lanes.open();
        shard.handle(new Happening("a"));

        await().untilAsserted(() -> assertThat(shard.heard).containsExactly("3.7 Happening"));
    }

    @Test
    void aListenerOfOneShardOnlyIsHeardToo() {
        shard.lanes.open();
        EventListener own = event -> shard.heard.add("own " + event);
        shard.events.register(own);
        shard.handle(new Happening("a"));

        await().untilAsserted(() -> assertThat(shard.heard).containsExactly("own a"));
        assertThat(shard.events.getRegisteredListeners()).containsExactly(own);
        shard.events.unregister(own);
        assertThat(shard.events.getRegisteredListeners()).isEmpty();
    }

    /** Wants nothing but b. */
    private final class Choosy implements EventListener, Selective {

        @Override
        public boolean wants(GenericEvent event) {
            return event.toString().equals("b");
        }

        @Override
        public void onEvent(GenericEvent event) {
            shard.heard.add("choosy " + event);
        }
    }
}
