package io.jikimi.discord;

import net.dv8tion.jda.api.events.GenericEvent;

/** Sees every event at once on the thread that reads the gateway, so it must not take any time. */
interface ShardObserver {

    void saw(int shardId, GenericEvent event);
}
