package io.jikimi.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/**
 * Gives every test context an empty PostgreSQL database where {@code -Djikimi.database=postgresql}
 * asks for it; the server is a real one, started once and without Docker.
 */
public class TestDatabase implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        if ("postgresql".equals(environment.getProperty("jikimi.database"))) {
            environment
                    .getPropertySources()
                    .addFirst(
                            new MapPropertySource(
                                    "testDatabase",
                                    Map.of(
                                            "spring.datasource.url",
                                            freshDatabase(),
                                            "spring.datasource.username",
                                            "postgres")));
        }
    }

    /** The JDBC URL of a new, empty PostgreSQL database. */
    public static String freshDatabase() {
        var name = "jikimi_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException("PostgreSQL makes no database", failure);
        }
        return Server.POSTGRES.getJdbcUrl("postgres", name);
    }

    private static final class Server {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
