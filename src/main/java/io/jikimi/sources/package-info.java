/** Reads what an operator wrote into files, with the place of every value and of every mistake. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.jikimi.sources;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
