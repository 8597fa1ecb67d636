package io.jikimi.config;

import org.jspecify.annotations.Nullable;

/**
 * What the one who runs the bot may see of it.
 *
 * @param token opens the operator's pages, such as {@code /actuator/config}, to whoever sends it as
 *     a bearer token; they stay closed while it is not set
 */
public record OperatorProperties(@AskedOnDeploy(generated = true) @Nullable Secret token) {}
