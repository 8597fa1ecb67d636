/** The pages: how Jikimi is doing, for everybody who opens its address. */
@ApplicationModule(
        allowedDependencies = {"cluster", "config", "discord", "lifecycle", "messages", "status"})
@NullMarked
package io.jikimi.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
