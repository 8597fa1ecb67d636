package io.jikimi.backup;

import io.jikimi.backup.Lines.Begin;
import io.jikimi.backup.Lines.End;
import io.jikimi.backup.Lines.Seal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes a backup. */
final class BackupWriter {

    private final MessageDigest digest = Adder.sha256();
    private final Writer out;

    private BackupWriter(Writer out) {
        this.out = out;
    }

    /** Writes all tables as they are in the open transaction. */
    static List<Sum> write(
            String release, Instant now, Connection connection, String history, OutputStream out)
            throws SQLException, IOException {
        var facts = connection.getMetaData();
        var header =
                new Header(
                        Header.FORMAT,
                        release,
                        now.truncatedTo(ChronoUnit.SECONDS),
                        facts.getDatabaseProductName() + " " + facts.getDatabaseProductVersion(),
                        History.of(connection, history));
        return write(header, connection, Tables.of(connection, history), out);
    }

    /** Writes these tables. */
    static List<Sum> write(
            Header header, Connection connection, List<Table> tables, OutputStream out)
            throws SQLException, IOException {
        var packed = new GZIPOutputStream(out, 1 << 16);
        var writer = new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.US_ASCII));
        var sums = new BackupWriter(writer).write(header, connection, tables);
        writer.flush();
        packed.finish();
        out.flush();
        return sums;
    }

    private List<Sum> write(Header header, Connection connection, List<Table> tables)
            throws SQLException, IOException {
        line(header);
        var sums = new ArrayList<Sum>();
        for (var table : tables) {
            line(new Begin(table.name(), table.columns()));
            var sum = Rows.read(connection, table, this::line);
            line(new End(sum.rows(), sum.checksum()));
            sums.add(sum);
        }
        var rows = sums.stream().mapToLong(Sum::rows).sum();
        line(new Seal(sums.size(), rows, HexFormat.of().formatHex(digest.digest())));
        return sums;
    }

    private void line(Object value) throws IOException {
        line(Lines.JSON.writeValueAsString(value));
    }

    private void line(String line) throws IOException {
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.write(line);
        out.write('\n');
    }
}
