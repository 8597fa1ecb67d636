/** Reminders: {@code /remind} notes what and when, and Jikimi says it there and then, once. */
@ApplicationModule(
        allowedDependencies = {"commands", "discord", "messages", "stored", "timers", "times"})
@NullMarked
package io.jikimi.reminders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
