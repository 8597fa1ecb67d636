package io.jikimi.playground;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.MemberCachePolicy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A bot of plain JDA and nothing of ours, to try the playground with. */
final class StockBot implements AutoCloseable, EventListener {

    private final Playground playground;
    private final List<GenericEvent> events = new CopyOnWriteArrayList<>();
    private final List<Consumer<GenericEvent>> answers = new CopyOnWriteArrayList<>();
    private final ShardManager shards;

    StockBot(Playground playground) {
        this(playground, builder -> builder);
    }

    StockBot(Playground playground, UnaryOperator<DefaultShardManagerBuilder> settings) {
        this.playground = playground;
        var builder =
                DefaultShardManagerBuilder.createLight(
                                playground.token(), EnumSet.allOf(GatewayIntent.class))
                        .setMemberCachePolicy(MemberCachePolicy.NONE)
                        .setRestConfig(new RestConfig().setBaseUrl(playground.apiUrl()))
                        .setEnableShutdownHook(false)
                        .setBulkDeleteSplittingEnabled(false)
                        .addEventListeners(this);
        shards = settings.apply(builder).build();
    }

    StockBot connected() {
        playground.waitsUntilConnected();
        for (var shard : shards.getShards()) {
            try {
                shard.awaitReady();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
        return this;
    }

    /** Does that whenever such an event arrives. */
    <E extends GenericEvent> StockBot on(Class<E> type, Consumer<E> answer) {
        answers.add(
                event -> {
                    if (type.isInstance(event)) {
                        answer.accept(type.cast(event));
                    }
                });
        return this;
    }

    @Override
    public void onEvent(GenericEvent event) {
        events.add(event);
        answers.forEach(answer -> answer.accept(event));
        playground.world().nudge();
    }

    JDA jda() {
        return shards.getShards().getFirst();
    }

    ShardManager shards() {
        return shards;
    }

    <E extends GenericEvent> List<E> heard(Class<E> type) {
        var heard = new ArrayList<E>();
        events.stream().filter(type::isInstance).map(type::cast).forEach(heard::add);
        return heard;
    }

    /** Waits until so many such events have arrived. */
    <E extends GenericEvent> List<E> hears(Class<E> type, int times) {
        return hears(type, times, playground.patience());
    }

    /** The same for what may take longer. */
    <E extends GenericEvent> List<E> hears(Class<E> type, int times, Duration patience) {
        var heard =
                playground
                        .world()
                        .<List<E>>await(
                                patience, () -> heard(type).size() >= times ? heard(type) : null);
        if (heard == null) {
            throw new AssertionError(
                    "Heard %d of %d %s among %s"
                            .formatted(
                                    heard(type).size(),
                                    times,
                                    type.getSimpleName(),
                                    events.stream()
                                            .map(event -> event.getClass().getSimpleName())
                                            .toList()));
        }
        return heard;
    }

    @Override
    public void close() {
        shards.shutdown();
    }
}
