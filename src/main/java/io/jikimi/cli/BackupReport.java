package io.jikimi.cli;

import io.jikimi.backup.Backups;
import io.jikimi.backup.Sum;
import io.jikimi.config.MisconfiguredException;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Carries out {@code backup} and {@code restore}, and says what became of it. */
final class BackupReport {

    private static final String STREAM = "-";

    private final Console console;
    private final Backups backups;

    BackupReport(Console console) throws IOException {
        this.console = console;
        var settings = console.settings();
        if (settings.environment().getProperty("spring.datasource.url") == null) {
            throw new MisconfiguredException(settings.problems());
        }
        this.backups = new Backups(settings, Version.number(), Clock.systemUTC());
    }

    int backup(String file, boolean replace) throws IOException {
        if (file.equals(STREAM)) {
            var out = new FileOutputStream(FileDescriptor.out);
            console.printAside(table(backups.write(out)));
            return 0;
        }
        var path = Path.of(file);
        try {
            console.print(table(backups.write(path, replace)));
        } catch (IOException full) {
            throw new MisconfiguredException(
                    "%s cannot be written (%s).".formatted(path, full.getMessage()),
                    "Check that its folder is there, that this user may write into it, and that the"
                            + " disk has room.");
        }
        console.print(
                "Written: %s, %d bytes. It holds people's data: keep it where nobody else reads it."
                        .formatted(path.toAbsolutePath(), Files.size(path)));
        return 0;
    }

    int restore(String file, boolean replace) throws IOException {
        return withFile(
                file,
                path -> {
                    var restored = backups.restore(path, replace);
                    console.print(table(restored.sums()));
                    console.print("Restored into %s.".formatted(backups.database()));
                    if (restored.erasures() > 0) {
                        console.print(
                                "%d erasures were kept that this backup does not know; the bot repeats them when it starts."
                                        .formatted(restored.erasures()));
                    }
                    return 0;
                });
    }

    int verify(String file) throws IOException {
        return withFile(
                file,
                path -> {
                    var verified = backups.verify(path);
                    console.print(comparison(verified));
                    console.print(
                            verified.isWhole()
                                    ? "All rows came back as they were; the bot's own database was not touched."
                                    : "Not all rows came back as they were.");
                    return verified.isWhole() ? 0 : MisconfiguredException.EXIT_CODE;
                });
    }

    private interface Use {
        int of(Path file) throws IOException;
    }

    // What comes as a stream is needed twice: to be checked, and to be loaded.
    private static int withFile(String file, Use use) throws IOException {
        if (!file.equals(STREAM)) {
            return use.of(Path.of(file));
        }
        var kept = Files.createTempFile("jikimi-restore", ".part");
        kept.toFile().deleteOnExit();
        try {
            try (var in = new FileInputStream(FileDescriptor.in);
                    var out = Files.newOutputStream(kept)) {
                in.transferTo(out);
            }
            return use.of(kept);
        } finally {
            Files.deleteIfExists(kept);
        }
    }

    private static String table(List<Sum> sums) {
        var lines = new ArrayList<String>();
        sums.forEach(sum -> lines.add(line("", sum)));
        return String.join("\n", lines);
    }

    private static String comparison(Backups.Verified verified) {
        var found = new HashMap<String, Sum>();
        verified.found().forEach(sum -> found.put(sum.table(), sum));
        var lines = new ArrayList<String>();
        for (var said : verified.said()) {
            var isSame = said.equals(found.get(said.table()));
            lines.add(line(isSame ? "same    " : "DIFFERS ", said));
        }
        return String.join("\n", lines);
    }

    private static String line(String mark, Sum sum) {
        return "  %s%-24s %8d rows  %s".formatted(mark, sum.table(), sum.rows(), sum.checksum());
    }
}
