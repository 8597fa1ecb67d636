package io.jikimi.config;

import io.jikimi.sources.Problem;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Where the data lies, taken apart so that no URL with a password in it is ever passed on.
 *
 * @param jdbcUrl what the driver is given; never holds user or password
 * @param user who logs in, or null where the URL names nobody
 * @param password with what, or null
 */
public record DatabaseAddress(String jdbcUrl, @Nullable String user, @Nullable Secret password) {

    /** The lines that do work, for whoever wrote another. */
    static final String EXAMPLES =
            "One of these lines works:\n"
                    + "DATABASE_URL=postgres://user:password@host:5432/name\n"
                    + "DATABASE_URL=jdbc:h2:file:./data/jikimi";

    private static final int LONGEST = 4096;

    /** Where it is, without options, in which could be secrets. */
    public String shown() {
        return shown(jdbcUrl);
    }

    static String shown(String jdbcUrl) {
        return jdbcUrl.replaceFirst("[?;].*", "");
    }

    /**
     * Reads {@code postgres://user:password@host:port/name?options} as platforms give it, its
     * {@code postgresql://} twin, and JDBC URLs of the two databases.
     *
     * @throws MisconfiguredException for anything else, saying where it stands and what would work
     */
    static DatabaseAddress parse(Value url) {
        var given = url.text().strip();
        try {
            if (given.length() > LONGEST) {
                throw new UnfitUrl("This is longer than any URL of a database.", EXAMPLES);
            }
            if (H2Url.isOne(given)) {
                return H2Url.parse(given).address();
            }
            if (PostgresUrl.isOne(given)) {
                return PostgresUrl.parse(given);
            }
            throw new UnfitUrl(
                    "This is not the URL of a database that Jikimi knows" + beginning(given) + ".",
                    EXAMPLES);
        } catch (UnfitUrl no) {
            throw new MisconfiguredException(
                    List.of(new Problem(url.place(), no.what(), no.remedy())));
        }
    }

    /** The same, but PostgreSQL must encrypt unless the URL says something about it. */
    DatabaseAddress insistingOnTls() {
        if (!jdbcUrl.startsWith(PostgresUrl.JDBC)
                || jdbcUrl.matches(".*[?&]ssl(mode)?(=.*|&.*|)")) {
            return this;
        }
        return with("sslmode=require");
    }

    /**
     * The same, but PostgreSQL keeps no statement by name, unless the URL says something about it:
     * a proxy that pools transactions brings the next one to another connection, where the name is
     * not known.
     */
    DatabaseAddress withoutNamedStatements() {
        if (!jdbcUrl.startsWith(PostgresUrl.JDBC) || jdbcUrl.matches(".*[?&]prepareThreshold=.*")) {
            return this;
        }
        return with("prepareThreshold=0");
    }

    private DatabaseAddress with(String option) {
        var separator = jdbcUrl.contains("?") ? "&" : "?";
        return new DatabaseAddress(jdbcUrl + separator + option, user, password);
    }

    // Only what surely is the name of a scheme; anything else could be part of a secret.
    private static String beginning(String url) {
        var colon = url.indexOf(':');
        var scheme = colon < 0 ? "" : url.substring(0, colon + 1);
        return scheme.matches("[a-z][a-z0-9+.-]{1,15}:") && url.startsWith("//", colon + 1)
                ? "; it begins with " + scheme + "//"
                : "";
    }
}
