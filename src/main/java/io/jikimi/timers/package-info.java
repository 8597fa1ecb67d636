/**
 * Timers: what is to be done at a moment, and is done though the process ends before or within it.
 */
@ApplicationModule(
        allowedDependencies = {
            "cluster",
            "commands",
            "discord",
            "guilds",
            "lifecycle",
            "messages",
            "stored"
        })
@NullMarked
package io.jikimi.timers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
