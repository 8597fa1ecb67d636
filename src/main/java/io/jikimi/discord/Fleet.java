package io.jikimi.discord;

import io.jikimi.cluster.Generation;
import io.jikimi.cluster.Shard;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.sharding.ShardManager;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The shard manager that everybody is handed. JDA fixes the number of shards when it builds one, so
 * that each split of the guilds has a manager of its own; what is handed out stays, what is behind
 * it is the one that acts.
 */
final class Fleet {

    /** Builds a manager for a split of the guilds. */
    interface Builder {

        ShardManager build(long generation, int total);
    }

    private final Builder builder;
    private final ShardManager manager;
    private final Map<Long, ShardManager> managers = new TreeMap<>();
    private volatile ShardManager current;
    private @Nullable Generation acting;

    Fleet(Builder builder) {
        this.builder = builder;
        this.current = builder.build(0, 1);
        this.manager =
                (ShardManager)
                        Proxy.newProxyInstance(
                                Fleet.class.getClassLoader(),
                                new Class<?>[] {ShardManager.class},
                                this::forward);
    }

    ShardManager manager() {
        return manager;
    }

    /** Which split everybody means from now on. */
    synchronized void act(Generation generation) {
        acting = generation;
        var former = current;
        current = of(generation.id(), generation.total());
        if (former != current && !managers.containsValue(former)) {
            former.shutdown();
        }
    }

    synchronized void start(Shard shard) {
        of(shard.generation(), shard.total()).start(shard.id());
    }

    /** Ends a shard: what it has accepted to send is still sent. */
    synchronized void end(Shard shard) {
        of(shard.generation(), shard.total()).shutdown(shard.id());
    }

    synchronized @Nullable JDA find(Shard shard) {
        var one = managers.get(shard.generation());
        return one == null ? null : one.getShardById(shard.id());
    }

    /** Every shard of every split. */
    synchronized List<JDA> all() {
        return managers.values().stream().flatMap(one -> one.getShards().stream()).toList();
    }

    /** Lets go of splits of which nothing runs here any more. */
    synchronized void tidy(Set<Long> generations) {
        for (var generation : List.copyOf(managers.keySet())) {
            var one = managers.get(generation);
            if (!generations.contains(generation) && one != current && one != null) {
                managers.remove(generation);
                one.shutdown();
            }
        }
    }

    /** Makes room anew, for shards that are built with what holds by now. */
    synchronized void renew() {
        var old = List.copyOf(managers.values());
        managers.clear();
        current = acting == null ? builder.build(0, 1) : of(acting.id(), acting.total());
        old.forEach(ShardManager::shutdown);
    }

    synchronized void shutdown() {
        current.shutdown();
        managers.values().forEach(ShardManager::shutdown);
    }

    private ShardManager of(long generation, int total) {
        return managers.computeIfAbsent(generation, id -> builder.build(id, total));
    }

    private Object forward(Object self, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> self == arguments[0];
                case "hashCode" -> System.identityHashCode(self);
                default -> "the shard manager";
            };
        }
        try {
            return method.invoke(current, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }
}
