package io.jikimi.playground.gateway;

import io.jikimi.playground.world.Json;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.util.function.Supplier;

/** What a client says to the gateway, and what follows from it. */
final class Dialogue {

    private static final Logger log = LoggerFactory.getLogger(Dialogue.class);

    private final Supplier<String> token;
    private final Supplier<String> url;
    private final GatewayFaults faults;
    private final Sessions sessions;
    private final MemberChunks chunks;
    private final IdentifyLimits limits;
    private volatile @Nullable JsonNode presence;

    Dialogue(
            Supplier<String> token,
            Supplier<String> url,
            GatewayFaults faults,
            Sessions sessions,
            MemberChunks chunks,
            IdentifyLimits limits) {
        this.token = token;
        this.url = url;
        this.faults = faults;
        this.sessions = sessions;
        this.chunks = chunks;
        this.limits = limits;
    }

    @Nullable JsonNode presence() {
        return presence;
    }

    static String invalidSession(boolean resumable) {
        return "{\"op\":9,\"d\":" + resumable + ",\"s\":null,\"t\":null}";
    }

    void receive(Connection connection, String text) {
        try {
            var frame = Json.parse(text);
            if (connection.talksTooMuch()) {
                close(connection, CloseCode.RATE_LIMITED);
                return;
            }
            obey(connection, frame.path("op").asInt(-1), frame.path("d"));
        } catch (JacksonException broken) {
            close(connection, CloseCode.DECODE_ERROR);
        } catch (RuntimeException failure) {
            log.error("The playground's gateway failed", failure);
            close(connection, CloseCode.UNKNOWN_ERROR);
        }
    }

    private void obey(Connection connection, int operation, JsonNode data) {
        switch (operation) {
            case 1 -> acknowledge(connection);
            case 2 -> identify(connection, Identify.of(data));
            case 3 -> presence = data;
            case 4, 31 -> log.debug("The playground has no voice and no sounds");
            case 6 -> resume(connection, data);
            case 8 -> chunk(connection, data);
            default -> close(connection, CloseCode.UNKNOWN_OPCODE);
        }
    }

    private void acknowledge(Connection connection) {
        connection.beats();
        if (faults.acknowledges()) {
            connection.send("{\"op\":11,\"d\":null,\"s\":null,\"t\":null}");
        }
    }

    private void identify(Connection connection, Identify identify) {
        if (connection.session() != null) {
            close(connection, CloseCode.ALREADY_AUTHENTICATED);
            return;
        }
        var refusal = identify.refusal(token.get(), faults);
        if (refusal == null && limits.isUsedUp()) {
            refusal = CloseCode.AUTHENTICATION_FAILED;
        }
        if (refusal != null) {
            close(connection, refusal);
        } else if (!limits.allow(identify.shard())) {
            connection.send(invalidSession(false));
        } else {
            sessions.begin(connection, identify, url.get());
        }
    }

    private void resume(Connection connection, JsonNode data) {
        if (faults.isTokenRefused() || !Json.text(data, "token").equals(token.get())) {
            close(connection, CloseCode.AUTHENTICATION_FAILED);
        } else if (!sessions.resume(
                connection, Json.text(data, "session_id"), data.path("seq").asLong(0))) {
            connection.send(invalidSession(false));
        }
    }

    private void chunk(Connection connection, JsonNode data) {
        var session = connection.session();
        if (session == null) {
            close(connection, CloseCode.NOT_AUTHENTICATED);
        } else {
            chunks.send(session, data);
        }
    }

    private static void close(Connection connection, CloseCode code) {
        connection.close(code.code(), code.reason());
    }
}
