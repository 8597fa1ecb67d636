/** How the bot has been: what each instance has seen of itself, and what that tells of the days. */
@ApplicationModule(allowedDependencies = {"cluster", "discord", "lifecycle", "stored"})
@NullMarked
package io.jikimi.status;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
