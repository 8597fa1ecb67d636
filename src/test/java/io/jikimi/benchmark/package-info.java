/** What is measured, and nothing is asserted: {@code ./mvnw test -Dtest=Benchmark}. */
@NullMarked
package io.jikimi.benchmark;

import org.jspecify.annotations.NullMarked;
