package io.jikimi.playground;

import java.time.Duration;
import java.util.function.Consumer;

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
        return with(draft -> draft.guilds = guilds);
    }

    public PlaygroundSettings withShards(int shards, int maxConcurrency) {
        return with(
                draft -> {
                    draft.shards = shards;
                    draft.maxConcurrency = maxConcurrency;
                });
    }

    public PlaygroundSettings withIdentifyInterval(Duration identifyInterval) {
        return with(draft -> draft.identifyInterval = identifyInterval);
    }

    public PlaygroundSettings withHeartbeatInterval(Duration heartbeatInterval) {
        return with(draft -> draft.heartbeatInterval = heartbeatInterval);
    }

    public PlaygroundSettings withRateLimits(boolean rateLimits) {
        return with(draft -> draft.rateLimits = rateLimits);
    }

    public PlaygroundSettings withToken(String token) {
        return with(draft -> draft.token = token);
    }

    public PlaygroundSettings withContract(boolean contract) {
        return with(draft -> draft.contract = contract);
    }

    public PlaygroundSettings withPorts(int port, int gatewayPort) {
        return with(
                draft -> {
                    draft.port = port;
                    draft.gatewayPort = gatewayPort;
                });
    }

    private PlaygroundSettings with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** The same settings, while one of them is changed. */
    private static final class Draft {

        private int guilds;
        private int shards;
        private int maxConcurrency;
        private Duration identifyInterval;
        private Duration heartbeatInterval;
        private boolean rateLimits;
        private boolean contract;
        private String token;
        private int port;
        private int gatewayPort;

        Draft(PlaygroundSettings from) {
            guilds = from.guilds;
            shards = from.shards;
            maxConcurrency = from.maxConcurrency;
            identifyInterval = from.identifyInterval;
            heartbeatInterval = from.heartbeatInterval;
            rateLimits = from.rateLimits;
            contract = from.contract;
            token = from.token;
            port = from.port;
            gatewayPort = from.gatewayPort;
        }

        PlaygroundSettings settings() {
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
}
