package io.jikimi.backup;

import static io.jikimi.backup.Home.refused;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.backup.Home.Product;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPInputStream;

/** The file that a backup is. */
class BackupFileTests {

    @TempDir private Path folder;

    private Home home(Product product) {
        return new Home(folder, product);
    }

    private Path file() {
        return folder.resolve("backup.gz");
    }

    @Test
    void verifiesWithoutTouchingTheDatabase() throws Exception {
        var home = home(Product.H2).lived();
        var written = home.backups().write(file(), false);
        var other = home(Product.POSTGRESQL);

        var verified = other.backups().verify(file());

        assertThat(verified.isWhole()).isTrue();
        assertThat(verified.said()).isEqualTo(written);
        refused(78, () -> other.backups().write(file(), true), "nothing of Jikimi's");
    }

    @Test
    void overwritesNoFileAndLetsNobodyElseReadIt() throws Exception {
        var home = home(Product.H2).lived();
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
        home(Product.H2).lived().backups().write(out);

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
