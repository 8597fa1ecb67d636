package io.jikimi.backup;

import static io.jikimi.backup.Home.refused;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.backup.Home.Product;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Path;

/** A backup that cannot be restored, or not there, changes nothing, and it is said why. */
class RefusedRestoreTests {

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
    @EnumSource
    void replacesNothingUnlessItIsTold(Product product) throws Exception {
        backup(home(Product.H2).lived());
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
        var wide = home(Product.H2).lived();
        wide.run("alter table guild_settings_import alter column id type varchar(500)");
        wide.run(
                """
                insert into guild_settings_import
                values (repeat('x', 300), 7, 1, 1, 'body', current_timestamp)
                """);
        backup(wide);
        var target = home(product).lived();
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
        var odd = home(Product.H2).lived();
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
    void refusesTheBackupOfANewerJikimi(Product product) throws Exception {
        backup(
                home(product)
                        .with("V209901010000__later", "create table later (id bigint);")
                        .migrated());

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
        backup(home(Product.H2).lived());
        var theirs = home(product);
        theirs.run("create table theirs (id bigint)");
        theirs.run("insert into theirs values (1)");

        refused(78, () -> theirs.backups().restore(file(), true), "none of Jikimi's");
        assertThat(theirs.count("theirs")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void waitsForBotsThatRun(Product product) throws Exception {
        backup(home(product).lived());
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
}
