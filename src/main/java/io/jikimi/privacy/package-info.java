/** People's and guilds' data: what is kept, a copy of it, and its end. */
@ApplicationModule(
        allowedDependencies = {"commands", "config", "discord", "guilds", "messages", "stored"})
@NullMarked
package io.jikimi.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
