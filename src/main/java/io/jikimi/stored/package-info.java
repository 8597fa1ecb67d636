/** What is stored: whose data each entity holds, why, how long, and what an erase does to it. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.jikimi.stored;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
