package io.jikimi.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Jikimi keeps its data.
 *
 * @param url {@code postgres://user:password@host:5432/name} for PostgreSQL, or an H2 file; the
 *     environment variable DATABASE_URL sets it too
 */
@ConfigurationProperties("database")
record DatabaseProperties(@DefaultValue(DEFAULT_URL) Secret url) {

    static final String DEFAULT_URL = "jdbc:h2:file:./data/jikimi";
}
