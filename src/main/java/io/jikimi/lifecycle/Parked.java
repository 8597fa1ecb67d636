package io.jikimi.lifecycle;

import java.time.Instant;
import java.util.List;

/**
 * The bot has been parked: it stays up to explain itself and calls Discord no more.
 *
 * @param cause what Discord refused
 * @param details what fills the sentences about the cause
 * @param since when it was parked
 */
public record Parked(ParkingCause cause, List<String> details, Instant since) {}
