package io.jikimi.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.testing.TestDatabase;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** Every value that a column can hold comes back as it was, in the other database as well. */
class ValueProperties {

    private static final BigDecimal LOW = new BigDecimal("-99999999999999999999");
    private static final BigDecimal HIGH = new BigDecimal("99999999999999999999");
    private static final String HISTORY = "flyway_schema_history";
    private static final String TABLE =
            """
            create table sample (
                id bigint primary key, flag boolean, small smallint, amount double precision,
                price numeric(30, 10), words text, moment timestamp with time zone, day_of date,
                mark uuid, data bytea, big bigint)
            """;
    private static final Connection H2 =
            open("jdbc:h2:mem:values;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
    private static final Connection POSTGRESQL = open(TestDatabase.freshDatabase());

    @Property(tries = 150)
    void everyValueComesBackAsItWas(@ForAll("rows") List<List<Optional<Object>>> rows)
            throws Exception {
        var path = Files.createTempFile("jikimi-values", ".gz");
        try {
            fill(H2, rows);
            var sums = write(H2, path);
            load(POSTGRESQL, path);
            assertThat(write(POSTGRESQL, path)).isEqualTo(sums);
            load(H2, path);
            assertThat(write(H2, path)).isEqualTo(sums);
            assertThat(BackupReader.check(path).sums()).isEqualTo(sums);
            assertThat(sums.getFirst().rows()).isEqualTo(rows.size());
        } finally {
            Files.delete(path);
        }
    }

    private static List<Sum> write(Connection connection, Path path) throws Exception {
        var header = new Header(Header.FORMAT, "0", Instant.EPOCH, "any", new TreeSet<>());
        try (OutputStream out = Files.newOutputStream(path)) {
            return BackupWriter.write(header, connection, Tables.of(connection, HISTORY), out);
        }
    }

    private static void load(Connection connection, Path path) throws SQLException {
        var target = Target.of(connection, HISTORY);
        target.mustFit(BackupReader.check(path));
        target.replace(path);
        connection.commit();
    }

    private static void fill(Connection connection, List<List<Optional<Object>>> rows)
            throws SQLException {
        try (var statement = connection.createStatement();
                var insert =
                        connection.prepareStatement(
                                "insert into sample values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            statement.execute("delete from sample");
            for (var row = 0; row < rows.size(); row++) {
                insert.setObject(1, row);
                for (var column = 0; column < rows.get(row).size(); column++) {
                    insert.setObject(column + 2, rows.get(row).get(column).orElse(null));
                }
                insert.executeUpdate();
            }
            connection.commit();
        }
    }

    private static Connection open(String url) {
        try {
            var connection = DriverManager.getConnection(url);
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(TABLE);
            }
            connection.commit();
            return connection;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Provide
    Arbitrary<List<List<Optional<Object>>>> rows() {
        return Combinators.combine(
                        List.of(
                                flags(),
                                any(Arbitraries.shorts()),
                                amounts(),
                                any(Arbitraries.bigDecimals().ofScale(10).between(LOW, HIGH)),
                                texts(),
                                moments(),
                                any(
                                        Arbitraries.longs()
                                                .between(-700_000, 2_900_000)
                                                .map(LocalDate::ofEpochDay)),
                                any(Arbitraries.create(UUID::randomUUID)),
                                any(Arbitraries.bytes().array(byte[].class).ofMaxSize(40)),
                                any(Arbitraries.longs())))
                .as(values -> values)
                .list()
                .ofMaxSize(5);
    }

    private static Arbitrary<Optional<Object>> flags() {
        return any(Arbitraries.of(true, false));
    }

    private static Arbitrary<Optional<Object>> amounts() {
        return any(
                Arbitraries.oneOf(
                        Arbitraries.doubles(),
                        Arbitraries.of(
                                0.1,
                                -0.0,
                                Double.NaN,
                                Double.POSITIVE_INFINITY,
                                Double.MIN_VALUE)));
    }

    // All letters but NUL, which PostgreSQL does not take.
    private static Arbitrary<Optional<Object>> texts() {
        return any(
                Arbitraries.oneOf(
                                Arbitraries.integers().between(1, 0x2FF),
                                Arbitraries.integers().between(1, Character.MAX_CODE_POINT))
                        .filter(letter -> letter < 0xD800 || letter > 0xDFFF)
                        .map(Character::toString)
                        .list()
                        .ofMaxSize(60)
                        .map(letters -> String.join("", letters)));
    }

    private static Arbitrary<Optional<Object>> moments() {
        return any(
                Arbitraries.longs()
                        .between(-60_000_000_000L, 200_000_000_000L)
                        .flatMap(
                                second ->
                                        Arbitraries.integers()
                                                .between(0, 999_999_999)
                                                .map(nano -> Instant.ofEpochSecond(second, nano)))
                        .map(moment -> moment.atOffset(ZoneOffset.UTC)));
    }

    private static <T> Arbitrary<Optional<Object>> any(Arbitrary<T> values) {
        return values.map(Object.class::cast).optional(0.9);
    }
}
