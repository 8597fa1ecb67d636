package io.jikimi.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.cluster.Shard;
import io.jikimi.cluster.ShardLeases.Standing;
import io.jikimi.lifecycle.Progress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.hooks.IEventManager;
import net.dv8tion.jda.api.utils.data.DataObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.MDC;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

@ExtendWith(OutputCaptureExtension.class)
class EventLanesTests {

    private static final Shard SHARD = new Shard(1, 3, 8);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    private final MadeUpLeases leases = new MadeUpLeases();
    private final EventLanes lanes =
            new EventLanes(
                    leases,
                    new EventMeters(meters, Clock.systemUTC()),
                    List.of((shardId, event) -> seen.add(event.toString())),
                    beans.getBeanProvider(EventListener.class),
                    new Progress(Clock.systemUTC()),
                    null);

    private final IEventManager shard = lanes.forShard(SHARD);

    @BeforeEach
    void act() {
        lanes.act(SHARD.generation());
        lanes.openShard(SHARD, List.of());
    }

    @AfterEach
    void end() throws InterruptedException {
        lanes.end();
    }

    @Test
    void everyListenerHearsThoughAnotherFailsAndTheFailureIsToldOnce(CapturedOutput output)
            throws InterruptedException {
        listener(
                "first",
                event -> {
                    throw new StackOverflowError("on purpose");
                });
        listener("second", event -> heard.add(event.toString()));
        lanes.open();
        handle(new Happening("a"));
        handle(new Happening("b"));

        assertThat(lanes.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(heard).containsExactly("a", "b");
        assertThat(output).contains("failed on Happening");
        assertThat(meters.counter("jikimi.events.failed", "event", "Happening").count())
                .isEqualTo(2);
    }

    @Test
    void nothingIsHeardForAShardThatIsNotOurs() throws InterruptedException {
        listener("any", event -> heard.add(event.toString()));
        lanes.open();
        leases.stand(Standing.LOST);
        handle(new Happening("a"));

        assertThat(lanes.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(heard).isEmpty();
        assertThat(seen).containsExactly("a");
        assertThat(meters.counter("jikimi.fence.rejections").count()).isEqualTo(1);
    }

    @Test
    void onceClosedNothingNewIsTaken() throws InterruptedException {
        listener("any", event -> heard.add(event.toString()));
        lanes.open();
        handle(new Happening("a"));
        lanes.close();
        handle(new Happening("b"));

        assertThat(lanes.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(heard).containsExactly("a");
    }

    @Test
    void aListenerIsToldOnlyWhatItWantsAndTheOthersEverything() throws InterruptedException {
        beans.addBean("choosy", new Choosy());
        listener("other", event -> heard.add("other " + event));
        lanes.open();
        handle(new Happening("a"));
        handle(new Happening("b"));

        assertThat(lanes.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(heard).containsExactlyInAnyOrder("choosy b", "other a", "other b");
    }

    @Test
    void whatWaitsBehindOthersIsNotJudgedBeforeThem() throws InterruptedException {
        var first = new CountDownLatch(1);
        beans.addBean("choosy", new Choosy());
        listener("slow", event -> awaits(first));
        lanes.open();
        handle(new Happening("b"));
        handle(new Happening("a"));
        first.countDown();

        assertThat(lanes.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(heard).containsExactly("choosy b", "choosy a");
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatNobodyWantsTakesNoLane() {
        beans.addBean("choosy", new Choosy());
        lanes.open();
        handle(new Happening("a"));

        assertThat(meters.get("jikimi.events.pending").gauge().value()).isZero();
        assertThat(seen).containsExactly("a");
        assertThat(meters.find("jikimi.events.handled").timer()).isNull();
    }

    @Test
    void whatAListenerLogsSaysWhereItHappened() {
        listener(
                "any",
                event ->
                        heard.add(
                                MDC.get("shard")
                                        + "."
                                        + MDC.get("epoch")
                                        + " "
                                        + MDC.get("event")));
        lanes.open();
        handle(new Happening("a"));

        await().untilAsserted(() -> assertThat(heard).containsExactly("3.7 Happening"));
    }

    @Test
    void anEarlierConnectionOfTheSameShardIsNotHeard() throws InterruptedException {
        listener("any", event -> heard.add(event.toString()));
        lanes.open();
        var successor = lanes.forShard(SHARD);
        shard.handle(new Happening("old"));
        successor.handle(new Happening("new"));

        assertThat(lanes.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(heard).containsExactly("new");
    }

    @Test
    void aListenerOfOneShardOnlyIsHeardToo() {
        lanes.open();
        EventListener own = event -> heard.add("own " + event);
        shard.register(own);
        shard.handle(new Happening("a"));

        await().untilAsserted(() -> assertThat(heard).containsExactly("own a"));
        assertThat(shard.getRegisteredListeners()).containsExactly(own);
        shard.unregister(own);
        assertThat(shard.getRegisteredListeners()).isEmpty();
    }

    @Test
    void aShardThatIsPreparedBeginsWithTheLastSecondsButForWhatAnotherHasHandled()
            throws InterruptedException {
        listener("any", event -> heard.add(event.toString()));
        lanes.open();
        lanes.closeShard(SHARD, Duration.ofSeconds(1));
        handle(new Happening("a"));
        handle(new Other("b"));
        handle(new Happening("c"));
        assertThat(heard).isEmpty();

        var handledThere =
                Handled.of(EventFacts.of(SHARD.id(), new Happening("a")), new Happening("a"));
        lanes.openShard(SHARD, List.of(handledThere.key()));
        handle(new Happening("d"));

        assertThat(lanes.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(heard).containsExactly("b", "c", "d");
        assertThat(seen).containsExactly("a", "b", "c", "d");
        assertThat(lanes.closeShard(SHARD, Duration.ofSeconds(1)))
                .as("whoever takes over next is told of both")
                .hasSize(4)
                .contains(handledThere.key());
    }

    @Test
    void aShardThatIsGivenAwayFinishesWhatItHasAndSaysWhatThatWas() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        listener(
                "slow",
                event -> {
                    begun.countDown();
                    awaits(end);
                    heard.add(event.toString());
                });
        lanes.open();
        handle(new Happening("a"));
        handle(new Other("b"));
        begun.await();
        leases.stand(Standing.WAITING);
        var told = new CompletableFuture<List<String>>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                told.complete(lanes.closeShard(SHARD, Duration.ofSeconds(5)));
                            } catch (InterruptedException stopped) {
                                told.completeExceptionally(stopped);
                            }
                        });
        end.countDown();

        var first = new Happening("a");
        assertThat(told.get(5, TimeUnit.SECONDS))
                .containsExactly(Handled.of(EventFacts.of(SHARD.id(), first), first).key());
        assertThat(lanes.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(heard).as("what had not begun is the successor's").containsExactly("a");
    }

    @Test
    void whileNobodyKnowsWhoActsEventsWaitAndGoOnWhenItIsUs() throws InterruptedException {
        listener("any", event -> heard.add(event.toString()));
        lanes.open();
        leases.stand(Standing.SUSPENDED);
        handle(new Happening("a"));
        handle(new Happening("b"));
        await().until(leases::isAsked);
        assertThat(heard).isEmpty();

        leases.stand(Standing.ACTING);
        assertThat(lanes.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(heard).containsExactly("a", "b");
    }

    @Test
    void whileNobodyKnowsWhoActsEventsWaitAndAreLetGoWhenItIsAnother() throws InterruptedException {
        listener("any", event -> heard.add(event.toString()));
        lanes.open();
        leases.stand(Standing.SUSPENDED);
        handle(new Happening("a"));
        await().until(leases::isAsked);

        leases.stand(Standing.LOST);
        assertThat(lanes.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(heard).isEmpty();
        assertThat(meters.counter("jikimi.fence.rejections").count()).isEqualTo(1);
    }

    @Test
    void whatComesThroughASplitThatDoesNotActYetIsSeenOnceItDoes() throws InterruptedException {
        var next = new Shard(2, 3, 16);
        listener("any", event -> heard.add(event.toString()));
        lanes.open();
        lanes.forShard(next).handle(new Happening("a"));
        assertThat(seen).isEmpty();

        lanes.act(2);
        lanes.openShard(next, List.of());
        assertThat(lanes.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(seen).containsExactly("a");
        assertThat(heard).containsExactly("a");
    }

    private void listener(String name, EventListener listener) {
        beans.addBean(name, listener);
    }

    private void handle(GenericEvent event) {
        shard.handle(event);
    }

    /** Something that happens at Discord. */
    private record Happening(String name) implements Made {

        @Override
        public String toString() {
            return name;
        }
    }

    /** Something else that does. */
    private record Other(String name) implements Made {

        @Override
        public String toString() {
            return name;
        }
    }

    private interface Made extends GenericEvent {

        @Override
        default JDA getJDA() {
            throw new UnsupportedOperationException();
        }

        @Override
        default long getResponseNumber() {
            return 0;
        }

        @Override
        default DataObject getRawData() {
            throw new UnsupportedOperationException();
        }
    }

    /** Wants nothing but b. */
    private final class Choosy implements EventListener, Selective {

        @Override
        public boolean wants(GenericEvent event) {
            return event.toString().equals("b");
        }

        @Override
        public void onEvent(GenericEvent event) {
            heard.add("choosy " + event);
        }
    }
}
