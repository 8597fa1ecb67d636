/**
 * Moderation: what moderators do to people, written down before it is done, and its end in time.
 */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "alerts",
            "cases",
            "commands",
            "discord",
            "guilds",
            "messages",
            "stored",
            "timers"
        })
@NullMarked
package io.jikimi.moderation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
