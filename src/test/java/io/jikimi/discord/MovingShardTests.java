package io.jikimi.discord;

import static io.jikimi.discord.MadeUpShard.SHARD;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.cluster.Shard;
import io.jikimi.cluster.ShardLeases.Standing;
import io.jikimi.discord.MadeUpShard.Happening;
import io.jikimi.discord.MadeUpShard.Other;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What is heard of a shard that comes, goes, or is another instance's. */
class MovingShardTests {

    private final MadeUpShard shard = new MadeUpShard();

    @AfterEach
    void end() throws InterruptedException {
        shard.lanes.end();
    }

    @Test
    void nothingIsHeardForAShardThatIsNotOurs() throws InterruptedException {
        shard.listener("any", event -> shard.heard.add(event.toString()));
        shard.lanes.open();
        shard.leases.stand(Standing.LOST);
        shard.handle(new Happening("a"));

        assertThat(shard.lanes.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(shard.heard).isEmpty();
        assertThat(shard.seen).containsExactly("a");
        assertThat(shard.meters.counter("jikimi.fence.rejections").count()).isEqualTo(1);
    }

    @Test
    void anEarlierConnectionOfTheSameShardIsNotHeard() throws InterruptedException {
        shard.listener("any", event -> shard.heard.add(event.toString()));
        shard.lanes.open();
        var successor = shard.lanes.forShard(SHARD);
        shard.handle(new Happening("old"));
        successor.handle(new Happening("new"));

        assertThat(shard.lanes.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(shard.heard).containsExactly("new");
    }

    @Test
    void aShardThatIsPreparedBeginsWithTheLastSecondsButForWhatAnotherHasHandled()
            throws InterruptedException {
        shard.listener("any", event -> shard.heard.add(event.toString()));
        shard.lanes.open();
        shard.lanes.closeShard(SHARD, Duration.ofSeconds(1));
        shard.handle(new Happening("a"));
        shard.handle(new Other("b"));
        shard.handle(new Happening("c"));
        assertThat(shard.heard).isEmpty();

        var handledThere =
                Handled.of(EventFacts.of(SHARD.id(), new Happening("a")), new Happening("a"));
        shard.lanes.openShard(SHARD, List.of(handledThere.key()));
        shard.handle(new Happening("d"));

        assertThat(shard.lanes.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(shard.heard).containsExactly("b", "c", "d");
        assertThat(shard.seen).containsExactly("a", "b", "c", "d");
        assertThat(shard.lanes.closeShard(SHARD, Duration.ofSeconds(1)))
                .as("whoever takes over next is told of both")
                .hasSize(4)
                .contains(handledThere.key());
    }

    @Test
    void aShardThatIsGivenAwayFinishesWhatItHasAndSaysWhatThatWas() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        shard.listener(
                "slow",
                event -> {
                    begun.countDown();
                    MadeUpShard.awaits(end);
                    shard.heard.add(event.toString());
                });
        shard.lanes.open();
        shard.handle(new Happening("a"));
        shard.handle(new Other("b"));
        begun.await();
        shard.leases.stand(Standing.WAITING);
        var told = new CompletableFuture<List<String>>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                told.complete(shard.lanes.closeShard(SHARD, Duration.ofSeconds(5)));
                            } catch (InterruptedException stopped) {
                                told.completeExceptionally(stopped);
                            }
                        });
        end.countDown();

        var first = new Happening("a");
        assertThat(told.get(5, TimeUnit.SECONDS))
                .containsExactly(Handled.of(EventFacts.of(SHARD.id(), first), first).key());
        assertThat(shard.lanes.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(shard.heard).as("what had not begun is the successor's").containsExactly("a");
    }

    @Test
    void whileNobodyKnowsWhoActsEventsWaitAndGoOnWhenItIsUs() throws InterruptedException {
        shard.listener("any", event -> shard.heard.add(event.toString()));
        shard.lanes.open();
        shard.leases.stand(Standing.SUSPENDED);
        shard.handle(new Happening("a"));
        shard.handle(new Happening("b"));
        await().until(shard.leases::isAsked);
        assertThat(shard.heard).isEmpty();

        shard.leases.stand(Standing.ACTING);
        assertThat(shard.lanes.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(shard.heard).containsExactly("a", "b");
    }

    @Test
    void whileNobodyKnowsWhoActsEventsWaitAndAreLetGoWhenItIsAnother() throws InterruptedException {
        shard.listener("any", event -> shard.heard.add(event.toString()));
        shard.lanes.open();
        shard.leases.stand(Standing.SUSPENDED);
        shard.handle(new Happening("a"));
        await().until(shard.leases::isAsked);

        shard.leases.stand(Standing.LOST);
        assertThat(shard.lanes.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(shard.heard).isEmpty();
        assertThat(shard.meters.counter("jikimi.fence.rejections").count()).isEqualTo(1);
    }

    @Test
    void whatComesThroughASplitThatDoesNotActYetIsSeenOnceItDoes() throws InterruptedException {
        var next = new Shard(2, 3, 16);
        shard.listener("any", event -> shard.heard.add(event.toString()));
        shard.lanes.open();
        shard.lanes.forShard(next).handle(new Happening("a"));
        assertThat(shard.seen).isEmpty();

        shard.lanes.act(2);
        shard.lanes.openShard(next, List.of());
        assertThat(shard.lanes.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(shard.seen).containsExactly("a");
        assertThat(shard.heard).containsExactly("a");
    }
}
