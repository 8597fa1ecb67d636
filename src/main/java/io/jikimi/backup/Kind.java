package io.jikimi.backup;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;

/** What a column holds, whichever database it lies in; each value has one way to be written. */
enum Kind {
    LONG,
    DOUBLE,
    DECIMAL,
    BOOLEAN,
    TEXT,
    INSTANT,
    DATE,
    ID,
    BYTES;

    /** The kind of a column, by what its driver says of it. */
    static Kind of(int type, String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "uuid" -> ID;
            case "bool" -> BOOLEAN;
            case "timestamptz" -> INSTANT;
            default ->
                    switch (type) {
                        case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> LONG;
                        case Types.DOUBLE, Types.FLOAT -> DOUBLE;
                        case Types.NUMERIC, Types.DECIMAL -> DECIMAL;
                        case Types.BOOLEAN -> BOOLEAN;
                        case Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> TEXT;
                        case Types.TIMESTAMP_WITH_TIMEZONE -> INSTANT;
                        case Types.DATE -> DATE;
                        case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                                BYTES;
                        default ->
                                throw new IllegalStateException(
                                        "a backup cannot hold columns of the type " + name);
                    };
        };
    }

    /** The value in a row, as it stands in the file. */
    @Nullable Object read(ResultSet row, int position) throws SQLException {
        @Nullable Object value =
                switch (this) {
                    case LONG -> row.getLong(position);
                    // There is one zero only in H2.
                    case DOUBLE -> row.getDouble(position) + 0.0;
                    case DECIMAL -> row.getBigDecimal(position);
                    case BOOLEAN -> row.getBoolean(position);
                    case TEXT -> row.getString(position);
                    case INSTANT -> row.getObject(position, OffsetDateTime.class);
                    case DATE -> row.getObject(position, LocalDate.class);
                    case ID -> row.getObject(position, UUID.class);
                    case BYTES -> row.getBytes(position);
                };
        return value == null || row.wasNull() ? null : written(value);
    }

    private static Object written(Object value) {
        return switch (value) {
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case OffsetDateTime moment -> moment.toInstant().toString();
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            case LocalDate date -> date.toString();
            case UUID id -> id.toString();
            default -> value;
        };
    }

    /**
     * The value in the file, as a database takes it.
     *
     * @throws RuntimeException where it is of another kind
     */
    @Nullable Object parse(JsonNode written) {
        if (written.isNull()) {
            return null;
        }
        return switch (this) {
            case LONG -> written.longValue();
            case DOUBLE ->
                    written.isString()
                            ? Double.valueOf(written.stringValue())
                            : Double.valueOf(written.doubleValue());
            case DECIMAL -> new BigDecimal(written.stringValue());
            case BOOLEAN -> written.booleanValue();
            case TEXT -> written.stringValue();
            case INSTANT -> Instant.parse(written.stringValue()).atOffset(ZoneOffset.UTC);
            case DATE -> LocalDate.parse(written.stringValue());
            case ID -> UUID.fromString(written.stringValue());
            case BYTES -> Base64.getDecoder().decode(written.stringValue());
        };
    }
}
