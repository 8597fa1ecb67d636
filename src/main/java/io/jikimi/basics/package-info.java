/** The first things people ask of a bot: whether it is there, what it can do, what it is. */
@ApplicationModule(allowedDependencies = {"cluster", "commands", "discord", "messages"})
@NullMarked
package io.jikimi.basics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
