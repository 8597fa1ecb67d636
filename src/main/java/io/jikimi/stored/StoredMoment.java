package io.jikimi.stored;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A moment on its way to the database and back, where JPA does not carry it. */
public final class StoredMoment {

    private StoredMoment() {}

    /** As exactly as every database keeps it: to the millisecond. */
    public static OffsetDateTime of(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    /** What a row says in a column that is never empty. */
    public static Instant in(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
