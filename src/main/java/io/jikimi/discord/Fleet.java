package io.jikimi.discord;

import net.dv8tion.jda.api.sharding.ShardManager;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.IntFunction;

/**
 * The shard manager that everybody is handed. JDA fixes the number of shards when it builds one,
 * but Discord says the number only later: what is handed out stays, what is behind it is exchanged.
 */
final class Fleet {

    private final IntFunction<ShardManager> builder;
    private final ShardManager manager;
    private volatile ShardManager current;

    Fleet(IntFunction<ShardManager> builder) {
        this.builder = builder;
        this.current = builder.apply(1);
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

    /** Makes room for so many shards; only while none has been started. */
    void resize(int shards) {
        if (current.getShardsTotal() != shards) {
            var old = current;
            current = builder.apply(shards);
            old.shutdown();
        }
    }

    /** Makes room anew, for shards that are built with what holds by now. */
    void renew() {
        var old = current;
        current = builder.apply(1);
        old.shutdown();
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
