/** What is measured, and nothing is asserted: {@code ./mvnw test-compile exec:exec@benchmark}. */
@NullMarked
package io.jikimi.benchmark;

import org.jspecify.annotations.NullMarked;
