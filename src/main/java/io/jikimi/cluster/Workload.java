package io.jikimi.cluster;

/** What this instance carries, as told to the others. */
public interface Workload {

    /** How many shards are connected here. */
    int shards();

    /** How many guilds they know. */
    int guilds();
}
