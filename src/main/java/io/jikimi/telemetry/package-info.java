/** What OpenTelemetry hears of the bot's work: traces, metrics and logs, where it asks for them. */
@ApplicationModule(allowedDependencies = {"cluster", "config", "lifecycle", "logs"})
@NullMarked
package io.jikimi.telemetry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
