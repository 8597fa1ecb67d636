/** Looks, without starting the bot, whether it could run here: Discord, database and machine. */
@ApplicationModule(allowedDependencies = {"config", "discord"})
@NullMarked
package io.jikimi.doctor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
