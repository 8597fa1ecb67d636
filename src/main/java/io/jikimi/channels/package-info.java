/** Channels: clears messages away. */
@ApplicationModule(
        allowedDependencies = {"alerts", "commands", "discord", "guilds", "messages", "stored"})
@NullMarked
package io.jikimi.channels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
