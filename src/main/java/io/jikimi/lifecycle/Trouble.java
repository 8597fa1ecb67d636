package io.jikimi.lifecycle;

import java.time.Instant;
import java.util.List;

/**
 * What is stuck for good.
 *
 * @param what what it no longer does
 * @param since since when
 * @param threads how the names of the threads begin that may show why
 */
public record Trouble(String what, Instant since, List<String> threads) {}
