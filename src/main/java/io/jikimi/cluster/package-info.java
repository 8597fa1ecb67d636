/** The instances of one bot: who lives, who holds which shard, and who may identify next. */
@ApplicationModule(allowedDependencies = {"config", "lifecycle", "messages", "stored"})
@NullMarked
package io.jikimi.cluster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
