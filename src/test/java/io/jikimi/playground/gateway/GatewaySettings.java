package io.jikimi.playground.gateway;

import java.time.Duration;

/** How the gateway behaves: its port, how many shards it advises and how often one may identify. */
public record GatewaySettings(
        int port,
        int shards,
        int maxConcurrency,
        Duration identifyInterval,
        Duration heartbeatInterval,
        int sessionStarts) {}
