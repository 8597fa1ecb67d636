/** The commands of the jar that look after a bot without running it. */
@ApplicationModule(allowedDependencies = {"backup", "config", "doctor", "reference", "sources"})
@NullMarked
package io.jikimi.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
