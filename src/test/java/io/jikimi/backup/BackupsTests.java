package io.jikimi.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.backup.Home.Product;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** What lies in one database lies in another after backup and restore. */
class BackupsTests {

    private static final String LATER = "V209901010000__later";

    @TempDir private Path folder;

    private Home home(Product product) {
        return new Home(folder, product);
    }

    private Path file() {
        return folder.resolve("backup.gz");
    }

    private void backup(Home home) throws IOException {
        home.backups().write(file(), true);
    }

    @ParameterizedTest
    @CsvSource({"H2, POSTGRESQL", "POSTGRESQL, H2", "POSTGRESQL, POSTGRESQL"})
    void carriesAllFromOneDatabaseToAnother(Product from, Product to) throws Exception {
        var old = home(from).lived();
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
    void bringsAnOldBackupUpToDate(Product product) throws Exception {
        var old = home(product).until("202611221700").migrated();
        old.run("insert into guild_settings values (7, '?', current_timestamp)");
        backup(old);
        old.until("latest");

        var fresh = home(product);
        assertThat(fresh.backups().verify(file()).isWhole()).isTrue();
        fresh.backups().restore(file(), false);
        var replaced = home(product).lived();
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
    void forgetsNoErasure(Product product) throws Exception {
        var home = home(product).lived();
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
        var home = home(product).lived();
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
}
