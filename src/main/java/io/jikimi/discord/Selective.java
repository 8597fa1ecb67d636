package io.jikimi.discord;

import net.dv8tion.jda.api.events.GenericEvent;

/**
 * A listener that can tell at once which events are none of its business, so that most of them need
 * no lane at all.
 */
public interface Selective {

    /** Asked on the connection's own thread: must answer from memory and never wait. */
    boolean wants(GenericEvent event);
}
