package io.jikimi.playground.page;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What goes on behind the world: the bot's connections, what it asks for, and faults to cause. */
public interface Backstage {

    /**
     * One of the bot's connections.
     *
     * @param state {@code connecting}, {@code connected} or {@code lost}
     * @param lastBeat when its last heartbeat came, in milliseconds, if one did
     */
    record Session(
            String id,
            int shard,
            int shards,
            String state,
            int guilds,
            long sequence,
            @Nullable Long lastBeat) {}

    /** One request of the bot and how it was answered. */
    record Call(String method, String path, int status) {}

    List<Session> sessions();

    /** The latest calls, newest first. */
    List<Call> calls(int most);

    /** Grows with every call, so that one can tell whether there are new ones. */
    long callCount();

    /** Faults that last at the moment, by name. */
    List<String> faults();

    /** Causes a fault, or ends all with {@code heal}. */
    void cause(String fault);

    /** Behind a world to which no bot can connect. */
    Backstage EMPTY =
            new Backstage() {
                @Override
                public List<Session> sessions() {
                    return List.of();
                }

                @Override
                public List<Call> calls(int most) {
                    return List.of();
                }

                @Override
                public long callCount() {
                    return 0;
                }

                @Override
                public List<String> faults() {
                    return List.of();
                }

                @Override
                public void cause(String fault) {
                    throw new IllegalArgumentException("There is no bot to trouble");
                }
            };
}
