package io.jikimi.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the one who runs the bot may see of it.
 *
 * @param token opens the operator's pages, all of `/actuator` but its health, to whoever sends it
 *     as a bearer token; at least 16 characters. They stay closed while it is not set
 * @param port a second port, on which the operator's pages can be read without the token: for
 *     Prometheus and for whoever is logged in on the machine. There is none while it is not set
 * @param address where that port is open: this machine alone, unless it is set to 0.0.0.0 or ::
 *     inside a network that is yours
 */
public record OperatorProperties(
        @AskedOnDeploy(generated = true) @Nullable Secret token,
        @Min(1) @Max(65535) @Nullable Integer port,
        @DefaultValue("127.0.0.1") String address) {

    /** The token, where one is set. */
    public @Nullable Secret key() {
        return token == null || token.isBlank() ? null : token;
    }
}
