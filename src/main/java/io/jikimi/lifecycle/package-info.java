/** Start, health and end of the process, and the one reason for which it may be parked. */
@ApplicationModule(allowedDependencies = {"config"})
@NullMarked
package io.jikimi.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
