/** A bot's data in one file that belongs to no database product: written, read back, verified. */
@ApplicationModule(allowedDependencies = {"cluster", "config", "doctor", "privacy", "stored"})
@NullMarked
package io.jikimi.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
