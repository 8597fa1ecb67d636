package io.jikimi.backup;

import io.jikimi.backup.Lines.Begin;
import io.jikimi.backup.Lines.Contents;
import io.jikimi.backup.Lines.End;
import io.jikimi.backup.Lines.Seal;
import io.jikimi.config.MisconfiguredException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Reads a backup from its first line to its last and believes none before the last is right. */
final class BackupReader {

    private static final Logger log = LoggerFactory.getLogger(BackupReader.class);
    private static final Use NOTHING =
            new Use() {
                @Override
                public void row(Begin table, List<@Nullable Object> values) {}

                @Override
                public void end(Begin table) {}
            };

    private final Path file;
    private final BufferedReader in;
    private final MessageDigest digest = Adder.sha256();
    private final Map<String, Long> highest = new HashMap<>();
    private @Nullable String last;

    private BackupReader(Path file, BufferedReader in) {
        this.file = file;
        this.in = in;
    }

    /** What is done with the rows, of which a table's come together. */
    interface Use {

        void row(Begin table, List<@Nullable Object> values) throws SQLException;

        void end(Begin table) throws SQLException;
    }

    /** Reads all of it for nothing but to know that it is whole. */
    static Contents check(Path file) {
        try {
            return read(file, NOTHING);
        } catch (SQLException impossible) {
            throw new IllegalStateException("nothing is done with the rows", impossible);
        }
    }

    /**
     * Reads all of it.
     *
     * @throws MisconfiguredException where it is not whole; rows were used by then
     */
    static Contents read(Path file, Use use) throws SQLException {
        try (var bytes = Files.newInputStream(file);
                var unpacked = new GZIPInputStream(bytes, 1 << 16);
                var in =
                        new BufferedReader(
                                new InputStreamReader(unpacked, StandardCharsets.UTF_8))) {
            return new BackupReader(file, in).read(use);
        } catch (NoSuchFileException | AccessDeniedException unreadable) {
            throw new MisconfiguredException(
                    "There is no file %s that could be read.".formatted(file),
                    "Name a file that backup wrote, and check that this user may read it.");
        } catch (IOException | JacksonException | IllegalArgumentException | DateTimeException no) {
            log.debug("Not a backup", no);
            throw new MisconfiguredException(
                    "%s is damaged, was cut off, or is no backup of Jikimi.".formatted(file),
                    "Take another copy of it, or an older backup. Nothing was changed.");
        }
    }

    private Contents read(Use use) throws IOException, SQLException {
        var header = Lines.JSON.readValue(next(), Header.class);
        if (header.backup() > Header.FORMAT) {
            throw new MisconfiguredException(
                    "%s was written by a newer Jikimi, %s, in a way that this one cannot read."
                            .formatted(file, header.jikimi()),
                    "Run that version or a newer one.");
        }
        var sums = new ArrayList<Sum>();
        var tables = new LinkedHashMap<String, Begin>();
        var line = next();
        while (line.startsWith("{\"table\"")) {
            var table = Lines.JSON.readValue(line, Begin.class);
            sums.add(rows(table, use));
            expect(tables.put(table.table(), table) == null);
            line = next();
        }
        var seal = Lines.JSON.readValue(line, Seal.class);
        expect(seal.sha256().equals(HexFormat.of().formatHex(digest.digest())));
        expect(seal.tables() == sums.size());
        expect(seal.rows() == sums.stream().mapToLong(Sum::rows).sum());
        expect(in.readLine() == null);
        return new Contents(header, sums, tables, highest);
    }

    private Sum rows(Begin table, Use use) throws IOException, SQLException {
        var kinds = new ArrayList<>(table.columns().values());
        var names = new ArrayList<>(table.columns().keySet());
        var adder = new Adder();
        var line = next();
        for (; line.startsWith("["); line = next()) {
            var row = Lines.JSON.readTree(line);
            expect(row.size() == kinds.size());
            var values = new ArrayList<@Nullable Object>(kinds.size());
            for (var position = 0; position < kinds.size(); position++) {
                var value = kinds.get(position).parse(row.get(position));
                values.add(value);
                if (value instanceof Long number) {
                    highest.merge(table.table() + "." + names.get(position), number, Math::max);
                }
            }
            adder.add(line);
            use.row(table, values);
        }
        use.end(table);
        var sum = adder.sum(table.table());
        expect(Lines.JSON.readValue(line, End.class).equals(new End(sum.rows(), sum.checksum())));
        return sum;
    }

    // What was read before is counted now, so that the last line is left out.
    private String next() throws IOException {
        if (last != null) {
            digest.update((last + "\n").getBytes(StandardCharsets.UTF_8));
        }
        last = in.readLine();
        expect(last != null);
        return Objects.requireNonNull(last);
    }

    private static void expect(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("not as it was written");
        }
    }
}
