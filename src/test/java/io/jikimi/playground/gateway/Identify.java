package io.jikimi.playground.gateway;

import io.jikimi.playground.world.Intent;
import io.jikimi.playground.world.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/** What a client says of itself when it begins: its token, shard and what it wants to hear of. */
record Identify(String token, int shard, int shards, int intents) {

    static Identify of(JsonNode data) {
        var shard = data.path("shard");
        return new Identify(
                Json.text(data, "token"),
                shard.path(0).asInt(0),
                shard.path(1).asInt(1),
                data.path("intents").asInt(-1));
    }

    /** Why Discord would not have it, or null. */
    @Nullable CloseCode refusal(String expectedToken, GatewayFaults faults) {
        if (faults.isTokenRefused() || !token.equals(expectedToken)) {
            return CloseCode.AUTHENTICATION_FAILED;
        }
        if (shard < 0 || shards < 1 || shard >= shards) {
            return CloseCode.INVALID_SHARD;
        }
        if (faults.isShardingRefused()) {
            return CloseCode.SHARDING_REQUIRED;
        }
        if (intents < 0 || (intents & ~Intent.KNOWN) != 0) {
            return CloseCode.INVALID_INTENTS;
        }
        if ((intents & Intent.privileged() & faults.switchedOff()) != 0) {
            return CloseCode.DISALLOWED_INTENTS;
        }
        return null;
    }
}
