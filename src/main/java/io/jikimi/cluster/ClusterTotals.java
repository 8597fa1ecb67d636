package io.jikimi.cluster;

/**
 * What all living instances carry together.
 *
 * @param instances how many of them live
 * @param shards how many shards they have connected
 * @param guilds how many guilds those know
 */
public record ClusterTotals(int instances, int shards, int guilds) {}
