/** Announcements: what a guild has Jikimi say at a moment, or again and again. */
@ApplicationModule(
        allowedDependencies = {
            "alerts",
            "commands",
            "discord",
            "messages",
            "stored",
            "timers",
            "times"
        })
@NullMarked
package io.jikimi.announcements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
