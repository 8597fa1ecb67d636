/** Times: moments, spans and repetitions as people write them, in English and Korean. */
@ApplicationModule(allowedDependencies = {"commands", "messages", "stored"})
@NullMarked
package io.jikimi.times;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
