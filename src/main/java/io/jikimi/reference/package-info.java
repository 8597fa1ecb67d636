/** What there is to set, written down for operators from what the code itself says. */
@ApplicationModule(allowedDependencies = "config")
@NullMarked
package io.jikimi.reference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
