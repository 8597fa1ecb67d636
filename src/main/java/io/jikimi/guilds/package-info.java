/** A guild's own settings: so far its prefix. */
@ApplicationModule(allowedDependencies = {"commands", "config", "messages"})
@NullMarked
package io.jikimi.guilds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
