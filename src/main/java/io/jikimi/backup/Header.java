package io.jikimi.backup;

import java.time.Instant;
import java.util.SortedSet;

/**
 * What stands first in a backup.
 *
 * @param backup the version of the format
 * @param jikimi the version that made it
 * @param database from which product
 * @param migrations what had been carried out there
 */
record Header(
        int backup, String jikimi, Instant made, String database, SortedSet<String> migrations) {

    static final int FORMAT = 1;
}
