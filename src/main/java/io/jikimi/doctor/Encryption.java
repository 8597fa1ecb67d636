package io.jikimi.doctor;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Whether others could read what is said to a PostgreSQL.
 *
 * @param version of TLS; null without it
 * @param near whether it is said within this machine or a private network
 */
record Encryption(@Nullable String version, boolean near) {

    static Encryption of(Connection connection, boolean near) throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select version from pg_stat_ssl where ssl and pid = pg_backend_pid()")) {
            return new Encryption(rows.next() ? rows.getString(1) : null, near);
        }
    }

    Finding finding(String name) {
        if (version != null) {
            return Finding.ok(name, "The connection is encrypted (%s).".formatted(version));
        }
        return near
                ? Finding.ok(
                        name,
                        "The connection is not encrypted, but stays on this machine or its private"
                                + " network.")
                : Finding.warning(
                        name,
                        "The connection is not encrypted and leaves this network: others may read"
                                + " the password and the data.",
                        "Add ?sslmode=require to DATABASE_URL, or sslmode=verify-full with the"
                                + " certificate of the database's authority.");
    }
}
