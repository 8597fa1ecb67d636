package io.jikimi.playground;

import java.time.Duration;

/**
 * How a playground is laid out.
 *
 * @param guilds how many guilds there are; the first two are written by hand, the rest generated
 * @param shards how many shards it advises the bot to run
 * @param maxConcurrency how many shards may identify at once
 * @param identifyInterval how long each must wait after another; Discord's five seconds by default
 * @param heartbeatInterval how often the bot is to send a heartbeat
 * @param rateLimits whether Discord's limits are enforced, or only described
 * @param contract whether every body is checked against Discord's description of its API
 * @param token what the bot must say it is
 * @param port of the REST API and the page; 0 for any
 * @param gatewayPort of the gateway; 0 for any
 */
public record PlaygroundSettings(
        int guilds,
        int shards,
        int maxConcurrency,
        Duration identifyInterval,
        Duration heartbeatInterval,
        boolean rateLimits,
        boolean contract,
        String token,
        int port,
        int gatewayPort) {

    /** Two guilds, one shard, no waiting and no limits: what most tests want. */
    public static PlaygroundSettings forTests() {
        return new PlaygroundSettings(
                2,
                1,
                1,
                Duration.ofMillis(50),
                Duration.ofMillis(41_250),
                false,
                true,
                "playground.token.for-the-bot-itself",
                0,
                0);
    }

    /** As Discord is: with its limits and its waiting. */
    public static PlaygroundSettings asDiscord() {
        return forTests().withRateLimits(true).withIdentifyInterval(Duration.ofSeconds(5));
    }

    public PlaygroundSettings withGuilds(int guilds) {
        return new PlaygroundSettings(
                guilds,
                shards,
                maxConcurrency,
                identifyInterval,
                heartbeatInterval,
                rateLimits,
                contract,
                token,
                port,
                gatewayPort);
    }

    public PlaygroundSettings withShards(int shards, int maxConcurrency) {
        return new PlaygroundSettings(
                guilds,
                shards,
                maxConcurrency,
                identifyInterval,
                heartbeatInterval,
                rateLimits,
                contract,
                token,
                port,
                gatewayPort);
    }

    public PlaygroundSettings withIdentifyInterval(Duration identifyInterval) {
        return new PlaygroundSettings(
                guilds,
                shards,
                maxConcurrency,
                identifyInterval,
                heartbeatInterval,
                rateLimits,
                contract,
                token,
                port,
                gatewayPort);
    }

    public PlaygroundSettings withHeartbeatInterval(Duration heartbeatInterval) {
        return new PlaygroundSettings(
                guilds,
                shards,
                maxConcurrency,
                identifyInterval,
                heartbeatInterval,
                rateLimits,
                contract,
                token,
                port,
                gatewayPort);
    }

    public PlaygroundSettings withRateLimits(boolean rateLimits) {
        return new PlaygroundSettings(
                guilds,
                shards,
                maxConcurrency,
                identifyInterval,
                heartbeatInterval,
                rateLimits,
                contract,
                token,
                port,
                gatewayPort);
    }

    public PlaygroundSettings withToken(String token) {
        return new PlaygroundSettings(
                guilds,
                shards,
                maxConcurrency,
                identifyInterval,
                heartbeatInterval,
                rateLimits,
                contract,
                token,
                port,
                gatewayPort);
    }

    public PlaygroundSettings withContract(boolean contract) {
        return new PlaygroundSettings(
                guilds,
                shards,
                maxConcurrency,
                identifyInterval,
                heartbeatInterval,
                rateLimits,
                contract,
                token,
                port,
                gatewayPort);
    }

    public PlaygroundSettings withPorts(int port, int gatewayPort) {
        return new PlaygroundSettings(
                guilds,
                shards,
                maxConcurrency,
                identifyInterval,
                heartbeatInterval,
                rateLimits,
                contract,
                token,
                port,
                gatewayPort);
    }
}
