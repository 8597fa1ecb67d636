package io.jikimi.privacy;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Moments as H2 and PostgreSQL take and give them. */
final class Moments {

    private Moments() {}

    static OffsetDateTime toDatabase(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /** The moment in a row, or the value as it is. */
    static Object fromDatabase(Object value) {
        return switch (value) {
            case OffsetDateTime moment -> moment.toInstant();
            case Timestamp moment -> moment.toInstant();
            default -> value;
        };
    }
}
