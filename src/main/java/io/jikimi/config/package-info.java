/** Settings and secrets: what an operator sets, where it is read from, and what it means. */
@ApplicationModule(allowedDependencies = "sources")
@NullMarked
package io.jikimi.config;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
