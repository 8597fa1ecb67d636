/** Channels: clears messages away, lets people wait between two messages, locks and unlocks. */
@ApplicationModule(
        allowedDependencies = {
            "alerts",
            "commands",
            "discord",
            "guilds",
            "messages",
            "stored",
            "timers",
            "times"
        })
@NullMarked
package io.jikimi.channels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
