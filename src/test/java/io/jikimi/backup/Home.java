package io.jikimi.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jikimi.config.MisconfiguredException;
import io.jikimi.doctor.BotDatabase;
import io.jikimi.testing.Operator;
import io.jikimi.testing.SettableClock;
import io.jikimi.testing.TestDatabase;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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

    /** Has those tables, and in them what a bot leaves behind. */
    Home lived() {
        migrated();
        run(
                """
                insert into guild_setting (guild_id, name, chosen)
                values (7, 'server.prefix', '지킴이 🙂 "quoted" \\n'), (8, 'server.prefix', '')
                """);
        run(
                """
                insert into guild_setting_change
                    (guild_id, name, before, after, changed_by, changed_at, source)
                values (7, 'server.prefix', null, '!', 9223372036854775807,
                    timestamp with time zone '2026-11-22 09:00:00.123456+09:00', 'COMMAND')
                """);
        run(
                """
                insert into alert (guild_id, kind, subject, details, first_seen, last_seen, times,
                    episode, said, told_owner, attempts)
                values (7, 'k', 's', 'd', current_timestamp, current_timestamp, 1, 1, 'NOTHING', true, 0)
                """);
        run("insert into privacy_key values ('secret', current_timestamp)");
        return this;
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

    /** What the operator asks for is refused, with these words. */
    static void refused(int exit, ThrowingCallable work, String... words) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        MisconfiguredException.class,
                        no -> {
                            assertThat(no.getMessage() + no.remedy()).contains(words);
                            assertThat(no.getExitCode()).isEqualTo(exit);
                        });
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
