/** Words: every sentence Jikimi says, by key and in each reader's language. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.jikimi.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
