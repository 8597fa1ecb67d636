/** The desk: a command is a function from Invocation to Reply, whatever door it came in by. */
@ApplicationModule(
        allowedDependencies = {"cluster", "config", "discord", "messages", "stored", "telemetry"})
@NullMarked
package io.jikimi.commands;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
