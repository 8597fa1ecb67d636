package io.jikimi.backup;

import io.jikimi.doctor.BotDatabase;
import io.jikimi.testing.Operator;
import io.jikimi.testing.SettableClock;
import io.jikimi.testing.TestDatabase;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/** A bot's database of one product, and what its operator does there. */
final class Home {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-26T09:00:00Z"));
    private final Operator operator;

    /** The databases that Jikimi knows. */
    enum Product {
        H2,
        POSTGRESQL
    }

    /** Begins with an empty database. */
    Home(Path folder, Product product) {
        operator =
                new Operator(folder)
                        .sets(
                                "DATABASE_URL",
                                switch (product) {
                                    case H2 ->
                                            "jdbc:h2:mem:"
                                                    + UUID.randomUUID()
                                                    + ";DB_CLOSE_DELAY=-1";
                                    case POSTGRESQL -> TestDatabase.freshDatabase();
                                });
        sql("select 1").query(Integer.class).single();
    }

    /** Has the tables of a bot that was started. */
    Home migrated() {
        try {
            BotDatabase.of(operator.reads()).migrate();
            return this;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Knows no migration after this one. */
    Home until(String version) {
        operator.sets("SPRING_FLYWAY_TARGET", version);
        return this;
    }

    /** Has one migration more, in a folder below the operator's. */
    Home with(String name, String sql) {
        operator.writes("migrations/" + name + ".sql", sql)
                .sets(
                        "SPRING_FLYWAY_LOCATIONS",
                        "classpath:db/migration,filesystem:"
                                + operator.directory().resolve("migrations"));
        return this;
    }

    Backups backups() {
        return new Backups(operator.reads(), "0.1.0", clock);
    }

    JdbcClient.StatementSpec sql(String sql) {
        var environment = operator.reads().environment();
        var source =
                new DriverManagerDataSource(
                        Objects.requireNonNull(environment.getProperty("spring.datasource.url")),
                        environment.getProperty("spring.datasource.username", ""),
                        "");
        return JdbcClient.create(source).sql(sql);
    }

    void run(String sql) {
        sql(sql).update();
    }

    long count(String table) {
        return sql("select count(*) from " + table).query(Long.class).single();
    }

    /** What lies here, by table. */
    Map<String, Sum> sums() throws Exception {
        var sums = new TreeMap<String, Sum>();
        backups().write(OutputStream.nullOutputStream()).forEach(sum -> sums.put(sum.table(), sum));
        return sums;
    }
}
