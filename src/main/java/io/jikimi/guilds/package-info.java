/** A guild's own settings: what it has chosen, and every change of it. */
@ApplicationModule(allowedDependencies = {"commands", "config", "discord", "messages", "stored"})
@NullMarked
package io.jikimi.guilds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
