package io.jikimi.status;

import java.time.Instant;

/** How long Discord took to acknowledge a heartbeat, on average over an instance's shards. */
record Ping(Instant takenAt, int millis) {}
