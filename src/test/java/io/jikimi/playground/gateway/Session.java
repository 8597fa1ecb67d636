package io.jikimi.playground.gateway;

import io.jikimi.playground.world.Change;
import io.jikimi.playground.world.Intent;
import io.jikimi.playground.world.World;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/** What one identified shard has been told so far, so that it can resume where it was cut off. */
final class Session {

    private static final int KEPT = 20_000;

    private final String id = UUID.randomUUID().toString().replace("-", "");
    private final Identify identify;
    private final World world;
    private final Deque<Event> told = new ArrayDeque<>();
    private long sequence;
    private @Nullable Connection connection;

    private record Event(long sequence, String frame) {}

    Session(Identify identify, World world, Connection connection) {
        this.identify = identify;
        this.world = world;
        this.connection = connection;
    }

    String id() {
        return id;
    }

    int shard() {
        return identify.shard();
    }

    Identify identify() {
        return identify;
    }

    @Nullable Connection connection() {
        return connection;
    }

    /** Forgets its connection, which ended, but not what it was told. */
    void lose(Connection ended) {
        if (connection == ended) {
            connection = null;
        }
    }

    boolean hears(Change change) {
        return change.isForBot()
                && (change.intents() == 0 || (change.intents() & identify.intents()) != 0)
                && owns(change.guildId());
    }

    boolean owns(long guildId) {
        return (guildId >>> 22) % identify.shards() == identify.shard();
    }

    /** Whether the content of that message must be left out for this bot. */
    boolean mayNotRead(Change change) {
        var message = change.message();
        if (message == null || Intent.MESSAGE_CONTENT.in(identify.intents())) {
            return false;
        }
        var bot = world.bot();
        return !message.channel().isDirect()
                && !message.isWhisper()
                && message.author() != bot
                && !message.mentions(bot);
    }

    SessionState state() {
        var connected = connection;
        return new SessionState(
                id,
                identify.shard(),
                identify.shards(),
                connected != null,
                sequence,
                connected == null ? null : connected.lastBeat());
    }

    void tell(String type, String data) {
        sequence++;
        var frame = "{\"op\":0,\"t\":\"" + type + "\",\"s\":" + sequence + ",\"d\":" + data + "}";
        told.addLast(new Event(sequence, frame));
        if (told.size() > KEPT) {
            told.removeFirst();
        }
        if (connection != null) {
            connection.send(frame);
        }
    }

    /** Whether all that came after that number is still known. */
    boolean canReplayFrom(long seen) {
        return seen <= sequence && (told.isEmpty() || told.getFirst().sequence() <= seen + 1);
    }

    void resume(Connection fresh, long seen) {
        connection = fresh;
        for (var event : told) {
            if (event.sequence() > seen) {
                fresh.send(event.frame());
            }
        }
    }
}
