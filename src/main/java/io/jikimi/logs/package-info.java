/** The log on its way out: never in the way of the bot's work, and counted where it is lost. */
@ApplicationModule(allowedDependencies = {"cluster", "lifecycle"})
@NullMarked
package io.jikimi.logs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
