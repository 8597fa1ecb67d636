package io.jikimi.backup;

import java.util.List;
import java.util.Set;

/**
 * How much a table holds.
 *
 * @param checksum over all rows, in whatever order; the same in every database
 */
public record Sum(String table, long rows, String checksum) {

    static boolean areSame(List<Sum> some, List<Sum> others) {
        return some.size() == others.size() && Set.copyOf(some).equals(Set.copyOf(others));
    }
}
