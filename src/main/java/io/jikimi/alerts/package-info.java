/** Alerts: what only people of a guild can put right is told there once, and shown until it is. */
@ApplicationModule(allowedDependencies = {"commands", "discord", "guilds", "messages", "stored"})
@NullMarked
package io.jikimi.alerts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
