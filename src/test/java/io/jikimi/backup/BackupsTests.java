package io.jikimi.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jikimi.backup.Home.Product;
import io.jikimi.config.MisconfiguredException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** What lies in one database lies in another after backup and restore, or nothing has changed. */
class BackupsTests {

    private static final String LATER = "V209901010000__later";

    @TempDir private Path folder;

    private Home home(Product product) {
        return new Home(folder, product);
    }

    private Path file() {
        return folder.resolve("backup.gz");
    }

    private Path backup(Home home) throws IOException {
        home.backups().write(file(), true);
        return file();
    }

    private static Home lived(Home home) {
        home.migrated();
        home.run(
                """
                insert into guild_setting (guild_id, name, chosen)
                values (7, 'server.prefix', '지킴이 🙂 "quoted" \\n'), (8, 'server.prefix', '')
                """);
        home.run(
                """
                insert into guild_setting_change
                    (guild_id, name, before, after, changed_by, changed_at, source)
                values (7, 'server.prefix', null, '!', 9223372036854775807,
                    timestamp with time zone '2026-11-22 09:00:00.123456+09:00', 'COMMAND')
                """);
        home.run(
                """
                insert into alert (guild_id, kind, subject, details, first_seen, last_seen, times,
                    episode, said, told_owner, attempts)
                values (7, 'k', 's', 'd', current_timestamp, current_timestamp, 1, 1, 'NOTHING', true, 0)
                """);
        home.run("insert into privacy_key values ('secret', current_timestamp)");
        return home;
    }

    private static void refused(int exit, ThrowingCallable work, String... words) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        MisconfiguredException.class,
                        no -> {
                            assertThat(no.getMessage() + no.remedy()).contains(words);
                            assertThat(no.getExitCode()).isEqualTo(exit);
                        });
    }

    @ParameterizedTest
    @CsvSource({"H2, POSTGRESQL", "POSTGRESQL, H2", "POSTGRESQL, POSTGRESQL"})
    void carriesAllFromOneDatabaseToAnother(Product from, Product to) throws Exception {
        var old = lived(home(from));
        var written = old.backups().write(file(), false);

        var fresh = home(to);
        var restored = fresh.backups().restore(file(), false);

        assertThat(restored.sums()).isEqualTo(written);
        assertThat(fresh.sums()).isEqualTo(old.sums());
        assertThat(fresh.count("guild_setting")).isEqualTo(2);
        assertThat(
                        fresh.sql("select chosen from guild_setting where guild_id = 7")
                                .query()
                                .singleValue())
                .isEqualTo("지킴이 🙂 \"quoted\" \\n");
        fresh.run("insert into guild_setting (guild_id, name, chosen) values (9, 'x', 'y')");
        assertThat(fresh.sql("select max(id) from guild_setting").query(Long.class).single())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void replacesNothingUnlessItIsTold(Product product) throws Exception {
        backup(lived(home(Product.H2)));
        var target = home(product).migrated();
        target.run("insert into guild_setting (guild_id, name, chosen) values (1, 'old', 'old')");

        refused(
                78,
                () -> target.backups().restore(file(), false),
                "guild_setting (1)",
                "add --replace");
        assertThat(target.count("guild_setting")).isEqualTo(1);
        target.backups().restore(file(), true);

        assertThat(target.count("guild_setting")).isEqualTo(2);
        assertThat(
                        target.sql("select name from guild_setting where guild_id = 1")
                                .query()
                                .listOfRows())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void losesNothingWhenARowIsRefused(Product product) throws Exception {
        var wide = lived(home(Product.H2));
        wide.run("alter table guild_settings_import alter column id type varchar(500)");
        wide.run(
                """
                insert into guild_settings_import
                values (repeat('x', 300), 7, 1, 1, 'body', current_timestamp)
                """);
        backup(wide);
        var target = lived(home(product));
        var before = target.sums();

        refused(
                78,
                () -> target.backups().restore(file(), true),
                "does not take a row of the table guild_settings_import (SQLSTATE 22001)",
                "Nothing was changed");
        assertThat(target.sums()).isEqualTo(before);
    }

    @Test
    void saysThatPostgresTakesNoNul() throws Exception {
        var odd = lived(home(Product.H2));
        odd.sql("insert into guild_setting (guild_id, name, chosen) values (1, 'x', ?)")
                .param("a\0b")
                .update();
        backup(odd);

        refused(
                78,
                () -> home(Product.POSTGRESQL).backups().restore(file(), false),
                "guild_setting (SQLSTATE 22021)",
                "NUL");
        var h2 = home(Product.H2);
        h2.backups().restore(file(), false);
        assertThat(h2.sums()).isEqualTo(odd.sums());
    }

    @ParameterizedTest
    @EnumSource
    void bringsAnOldBackupUpToDate(Product product) throws Exception {
        var old = home(product).until("202611221700").migrated();
        old.run("insert into guild_settings values (7, '?', current_timestamp)");
        backup(old);
        old.until("latest");

        var fresh = home(product);
        assertThat(fresh.backups().verify(file()).isWhole()).isTrue();
        fresh.backups().restore(file(), false);
        var replaced = lived(home(product));
        replaced.backups().restore(file(), true);

        assertThat(List.of(fresh, replaced))
                .allSatisfy(
                        home ->
                                assertThat(
                                                home.sql(
                                                                "select guild_id, name, chosen from guild_setting")
                                                        .query()
                                                        .singleRow()
                                                        .values())
                                        .containsExactly(7L, "server.prefix", "?"));
    }

    @Test
    void leavesOutNoMigrationAndAddsNone() throws Exception {
        // It came late: the database of the backup has a newer one, but not this.
        var late = "V202611221015__late";
        var old = home(Product.H2).migrated();
        old.run("insert into command_publication values (1, 'x', current_timestamp)");
        backup(old);

        var fresh =
                home(Product.H2)
                        .with(
                                late,
                                "alter table command_publication add column late int default 5;");
        fresh.backups().restore(file(), false);

        assertThat(fresh.sql("select late from command_publication").query(Integer.class).single())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource
    void refusesTheBackupOfANewerJikimi(Product product) throws Exception {
        backup(home(product).with(LATER, "create table later (id bigint);").migrated());

        var older = home(product);

        refused(
                78,
                () -> older.backups().restore(file(), true),
                "newer Jikimi, 0.1.0",
                "209901010000");
        refused(78, () -> older.backups().verify(file()), "Restore it with that version");
        refused(78, () -> older.backups().write(folder.resolve("x"), false), "nothing of Jikimi's");
    }

    @ParameterizedTest
    @EnumSource
    void leavesSomebodyElsesTablesAlone(Product product) throws Exception {
        backup(lived(home(Product.H2)));
        var theirs = home(product);
        theirs.run("create table theirs (id bigint)");
        theirs.run("insert into theirs values (1)");

        refused(78, () -> theirs.backups().restore(file(), true), "none of Jikimi's");
        assertThat(theirs.count("theirs")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void waitsForBotsThatRun(Product product) throws Exception {
        backup(lived(home(product)));
        var target = home(product).migrated();
        target.run(
                """
                insert into cluster_instance (id, started_at, beat_at, until, shards, guilds)
                values ('a', current_timestamp, current_timestamp,
                    current_timestamp + interval '15' second, 1, 1)
                """);

        refused(75, () -> target.backups().restore(file(), true), "A bot runs", "30 seconds");
        assertThat(target.count("guild_setting")).isZero();

        target.run("update cluster_instance set until = current_timestamp - interval '1' second");
        target.backups().restore(file(), false);
        assertThat(target.count("guild_setting")).isEqualTo(2);
        assertThat(target.count("cluster_instance")).isEqualTo(1);
        assertThat(target.sums()).doesNotContainKey("cluster_instance");
    }

    @ParameterizedTest
    @EnumSource
    void forgetsNoErasure(Product product) throws Exception {
        var home = lived(home(product));
        var erasure =
                """
                insert into privacy_erasure (kind, mark, erased_at, rows_gone)
                values ('PERSON', '%s', timestamp with time zone '2026-11-%d 00:00:00+00:00', 1)
                """;
        home.run(erasure.formatted("before", 1));
        home.run(erasure.formatted("twice", 1));
        backup(home);
        home.run("update privacy_erasure set erased_at = current_timestamp where mark = 'twice'");
        home.run(erasure.formatted("after", 2));
        home.run("insert into privacy_key values ('drawn later', current_timestamp)");

        var restored = home.backups().restore(file(), true);

        assertThat(restored.erasures()).isEqualTo(2);
        assertThat(
                        home.sql(
                                        "select mark from privacy_erasure where pending = true order by mark")
                                .query()
                                .singleColumn())
                .isEqualTo(List.of("after", "twice"));
        assertThat(home.count("privacy_erasure")).isEqualTo(3);
        assertThat(home.count("privacy_key")).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void laysParentsDownBeforeTheirChildren(Product product) throws Exception {
        var tables =
                """
                create table b_parent (id bigint generated by default as identity primary key);
                create table a_child (id bigint primary key, parent bigint references b_parent);
                """;
        var home = home(product).with(LATER, tables).migrated();
        home.run("insert into b_parent values (5)");
        home.run("insert into a_child values (1, 5)");
        backup(home);

        home.backups().restore(file(), true);
        var fresh =
                home(product == Product.H2 ? Product.POSTGRESQL : Product.H2).with(LATER, tables);
        fresh.backups().restore(file(), false);

        assertThat(fresh.sums()).isEqualTo(home.sums());
    }

    @ParameterizedTest
    @EnumSource
    void isOfOneMoment(Product product) throws Exception {
        var home = lived(home(product));
        var before = home.sums();
        var out =
                new OutputStream() {
                    private boolean begun;

                    @Override
                    public void write(int one) {
                        if (!begun) {
                            begun = true;
                            home.run("delete from alert");
                            home.run("insert into guild_departure values (1, current_timestamp)");
                        }
                    }
                };

        var sums = home.backups().write(out);

        assertThat(sums).containsExactlyInAnyOrderElementsOf(before.values());
        assertThat(home.count("guild_departure")).isEqualTo(1);
    }

    @Test
    void verifiesWithoutTouchingTheDatabase() throws Exception {
        var home = lived(home(Product.H2));
        var written = home.backups().write(file(), false);
        var other = home(Product.POSTGRESQL);

        var verified = other.backups().verify(file());

        assertThat(verified.isWhole()).isTrue();
        assertThat(verified.said()).isEqualTo(written);
        refused(78, () -> other.backups().write(file(), true), "nothing of Jikimi's");
    }

    @Test
    void overwritesNoFileAndLetsNobodyElseReadIt() throws Exception {
        var home = lived(home(Product.H2));
        home.backups().write(file(), false);
        var whole = Files.readAllBytes(file());

        refused(78, () -> home.backups().write(file(), false), "There already is a file");
        home.backups().write(file(), true);

        assertThat(Files.readAllBytes(file())).isEqualTo(whole);
        assertThat(Files.getPosixFilePermissions(file()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void tellsWhatIsInItInPlainLines() throws Exception {
        var out = new ByteArrayOutputStream();
        lived(home(Product.H2)).backups().write(out);

        try (var in = new GZIPInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .anyMatch(
                            line ->
                                    line.startsWith(
                                            "{\"backup\":1,\"jikimi\":\"0.1.0\",\"made\":\""))
                    .contains(
                            "{\"table\":\"guild_setting\",\"columns\":{\"id\":\"LONG\",\"guild_id\":\"LONG\",\"name\":\"TEXT\",\"chosen\":\"TEXT\"}}",
                            "[2,8,\"server.prefix\",\"\"]");
        }
    }
}
