/** The connection to Discord: shards, the way of their events, and the way of our requests. */
@ApplicationModule(
        allowedDependencies = {"cluster", "config", "lifecycle", "messages", "telemetry"})
@NullMarked
package io.jikimi.discord;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
