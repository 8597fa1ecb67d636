/** Access: who may use which command where, why, and how often. */
@ApplicationModule(allowedDependencies = {"commands", "discord", "guilds", "messages"})
@NullMarked
package io.jikimi.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
