/** Cases: what was done about whom, by whom and why, numbered in each guild without a gap. */
@ApplicationModule(allowedDependencies = {"commands", "discord", "guilds", "messages", "stored"})
@NullMarked
package io.jikimi.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
