package io.jikimi.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jikimi.backup.Home.Product;
import io.jikimi.config.MisconfiguredException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/** A backup that is not as it was written is not believed, wherever it was damaged. */
class DamagedBackupTests {

    // What gzip writes there about the time and the machine is read by nobody.
    private static final int GZIP_FROM = 4;
    private static final int GZIP_TO = 10;

    @TempDir private Path folder;

    private Path file;
    private byte[] whole = {};

    @BeforeEach
    void aBackup() throws IOException {
        file = folder.resolve("backup.gz");
        var home = new Home(folder, Product.H2).migrated();
        home.run(
                "insert into guild_setting (guild_id, name, chosen) values (7, 'a', 'b'), (8, 'a', 'c')");
        home.backups().write(file, true);
        whole = Files.readAllBytes(file);
    }

    @Test
    void noneThatWasCutOffIsBelieved() throws IOException {
        for (var length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            refused("cut off at " + length);
        }
    }

    @Test
    void noneWithAnotherByteIsBelieved() throws IOException {
        var contents = BackupReader.check(file);
        for (var position = 0; position < whole.length; position++) {
            var other = whole.clone();
            other[position] ^= (byte) (1 << position % 8);
            Files.write(file, other);
            if (position >= GZIP_FROM && position < GZIP_TO || saysTheSame(other)) {
                assertThat(BackupReader.check(file)).isEqualTo(contents);
            } else {
                refused("another byte at " + position);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"b\"]|\"x\"]",
                "[2,8,\"a\",\"c\"]\n|",
                "[2,8,\"a\",\"c\"]|[2,8,\"a\",\"c\"]\n[3,8,\"a\",\"c\"]",
                "\"backup\":1|\"backup\":0",
                "\"rows\":2|\"rows\":3",
                "\"jikimi\":\"0.1.0\"|\"jikimi\":\"0.1.1\"",
                "LONG|TEXT",
                "{\"table\"|{\"tables\"",
                "\"made\"|\"mode\"",
                "\"202611221000\",|"
            })
    void noneThatSomebodyEditedIsBelieved(String change) throws IOException {
        var parts = change.split("\\|", 2);
        var text = unpacked();
        assertThat(text).contains(parts[0]);

        Files.write(file, packed(text.replace(parts[0], parts[1])));

        refused(change);
    }

    @Test
    void aNewerFormatIsCalledThat() throws IOException {
        Files.write(file, packed(unpacked().replace("\"backup\":1", "\"backup\":2")));

        assertThatThrownBy(() -> BackupReader.check(file))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining("newer Jikimi, 0.1.0, in a way that this one cannot read");
    }

    @Test
    void whatIsNoBackupChangesNothing() throws IOException {
        var target = new Home(folder, Product.H2);
        Files.writeString(file, "not a backup");

        assertThatThrownBy(() -> target.backups().restore(file, true))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining("is damaged, was cut off, or is no backup");
        assertThatThrownBy(() -> target.backups().restore(folder.resolve("none"), true))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining("There is no file");
        assertThat(
                        target.sql(
                                        "select count(*) from information_schema.tables where table_schema = 'public'")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    private void refused(String why) {
        assertThatThrownBy(() -> BackupReader.check(file))
                .as(why)
                .isInstanceOfSatisfying(
                        MisconfiguredException.class,
                        no -> assertThat(no.getExitCode()).isEqualTo(78));
    }

    // Between the last word and the end of its byte may be bits that mean nothing.
    private boolean saysTheSame(byte[] other) throws IOException {
        try {
            return unpacked(other).equals(unpacked(whole));
        } catch (ZipException | EOFException damaged) {
            return false;
        }
    }

    private String unpacked() throws IOException {
        return unpacked(whole);
    }

    private static String unpacked(byte[] file) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
