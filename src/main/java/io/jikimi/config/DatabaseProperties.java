package io.jikimi.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Jikimi keeps its data.
 *
 * @param url where it lies: {@code postgres://user:password@host:5432/name} for PostgreSQL, or an
 *     H2 file
 * @param user who logs in to the database; counts more than a user in the URL
 * @param password the password to log in with; counts more than a password in the URL
 * @param allowEphemeral whether an H2 file may lie on a disk that the platform throws away, and all
 *     data with it
 */
@ConfigurationProperties("database")
record DatabaseProperties(
        @DefaultValue(DEFAULT_URL) Secret url,
        @Nullable String user,
        @Nullable Secret password,
        @DefaultValue("false") boolean allowEphemeral) {

    static final String DEFAULT_URL = "jdbc:h2:file:./data/jikimi";
}
