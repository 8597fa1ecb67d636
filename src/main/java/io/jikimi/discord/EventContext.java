package io.jikimi.discord;

import net.dv8tion.jda.api.events.GenericEvent;

import org.slf4j.MDC;

/** Marks every log line written while an event is handled with where the event came from. */
final class EventContext implements AutoCloseable {

    private EventContext() {}

    static EventContext of(EventFacts facts, long epoch, GenericEvent event) {
        MDC.put("shard", String.valueOf(facts.shardId()));
        put("epoch", epoch);
        put("guild", facts.guildId());
        put("channel", facts.channelId());
        put("user", facts.userId());
        MDC.put("event", facts.key(event));
        return new EventContext();
    }

    private static void put(String name, long id) {
        if (id != 0) {
            MDC.put(name, String.valueOf(id));
        }
    }

    // The thread may go on with the next event of its lane.
    @Override
    public void close() {
        MDC.clear();
    }
}
