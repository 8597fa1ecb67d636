package io.jikimi.discord;

import io.jikimi.cluster.Shard;
import io.jikimi.lifecycle.Progress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.hooks.IEventManager;
import net.dv8tion.jda.api.utils.data.DataObject;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A shard for which this instance acts, with the lanes of its events and what is heard there. */
final class MadeUpShard {

    static final Shard SHARD = new Shard(1, 3, 8);

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<String> heard = new CopyOnWriteArrayList<>();
    final List<String> seen = new CopyOnWriteArrayList<>();
    final MadeUpLeases leases = new MadeUpLeases();
    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    final EventLanes lanes =
            new EventLanes(
                    leases,
                    new EventMeters(meters, Clock.systemUTC()),
                    List.of((shardId, event) -> seen.add(event.toString())),
                    beans.getBeanProvider(EventListener.class),
                    new Progress(Clock.systemUTC()),
                    null);
    final IEventManager events = lanes.forShard(SHARD);

    MadeUpShard() {
        lanes.act(SHARD.generation());
        lanes.openShard(SHARD, List.of());
    }

    void listener(String name, EventListener listener) {
        beans.addBean(name, listener);
    }

    void handle(GenericEvent event) {
        events.handle(event);
    }

    /** What a slow listener does. */
    static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Something that happens at Discord. */
    record Happening(String name) implements Made {

        @Override
        public String toString() {
            return name;
        }
    }

    /** Something else that does. */
    record Other(String name) implements Made {

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
}
