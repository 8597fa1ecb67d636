/** The keeper: tells those who run the bot, wherever they are, that something is wrong with it. */
@ApplicationModule(
        allowedDependencies = {"cluster", "config", "discord", "lifecycle", "messages", "stored"})
@NullMarked
package io.jikimi.keeper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
