package io.jikimi.backup;

/**
 * How much a table holds.
 *
 * @param checksum over all rows, in whatever order; the same in every database
 */
public record Sum(String table, long rows, String checksum) {}
