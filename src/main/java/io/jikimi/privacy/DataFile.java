package io.jikimi.privacy;

import io.jikimi.commands.Attached;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Words;
import io.jikimi.privacy.DataRows.Found;
import io.jikimi.privacy.DataRows.Row;
import io.jikimi.stored.StoredTable;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A copy of somebody's data as JSON: each row as it is stored, and beside it what it is for. */
@Component
class DataFile {

    /** What Discord takes at least from a bot, with room to spare. */
    static final int LARGEST = 7_500_000;

    private static final int LONGEST_LINE = 250;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StatementWords statements;
    private final Words words;
    private final Clock clock;

    DataFile(StatementWords statements, Words words, Clock clock) {
        this.statements = statements;
        this.words = words;
        this.clock = clock;
    }

    /** What names this person; of other people in the same rows nothing is told. */
    Attached ofPerson(long userId, List<Found> all, Locale language) {
        var file = begun("person", userId);
        all.forEach(found -> add(file, found, userId, language));
        return packed("jikimi-privacy-" + userId, file);
    }

    /** All of a guild. */
    Attached ofGuild(long guildId, List<Found> all, Locale language) {
        var file = begun("server", guildId);
        all.forEach(found -> add(file, found, null, language));
        return packed("jikimi-server-" + guildId, file);
    }

    private ObjectNode begun(String about, long id) {
        var file = JSON.createObjectNode();
        file.put("format", "jikimi-data-1");
        file.put("about", about).put("id", String.valueOf(id));
        file.put("made_at", clock.instant().toString());
        file.putArray("kinds");
        return file;
    }

    private void add(ObjectNode file, Found found, @Nullable Long onlyFor, Locale language) {
        var kind = file.withArray("kinds").addObject();
        var table = found.table();
        kind.put("kind", table.name());
        kind.put("what", words.in(language, statements.what(table)));
        kind.put("whose", words.in(language, statements.whose(table)));
        kind.put("why", words.in(language, statements.why(table)));
        kind.put("kept", words.in(language, statements.kept(table)));
        kind.put("erase", words.in(language, statements.erase(table)));
        var rows = kind.putArray("rows");
        found.rows().forEach(row -> write(row, table, onlyFor, rows.addObject()));
    }

    private static void write(
            Row row, StoredTable table, @Nullable Long onlyFor, ObjectNode written) {
        var own = onlyFor == null || row.isOf(table, onlyFor);
        row.values()
                .forEach(
                        (column, value) -> {
                            var somebodyElses =
                                    onlyFor != null
                                            && table.people().containsKey(column)
                                            && !onlyFor.equals(value);
                            if (!somebodyElses) {
                                var told = own ? value : share(column, value, table, onlyFor);
                                put(written, column, told, isId(column, table));
                            }
                        });
    }

    // Of a long text that is somebody else's, only the lines that name the person.
    private static Object share(
            String column, Object value, StoredTable table, @Nullable Long person) {
        var text = value.toString();
        var isLong = text.length() > LONGEST_LINE || text.contains("\n");
        if (person == null || !isLong || !table.naming().contains(column)) {
            return value;
        }
        return text.lines()
                .filter(line -> line.length() <= LONGEST_LINE && DataRows.names(line, person))
                .collect(Collectors.joining("\n"));
    }

    private static boolean isId(String column, StoredTable table) {
        return column.endsWith("_id")
                || column.equals(table.guild())
                || table.people().containsKey(column);
    }

    // Ids of Discord are longer than the numbers that many programs read.
    private static void put(ObjectNode row, String column, Object value, boolean id) {
        switch (value) {
            case Long number when !id -> row.put(column, number);
            case Integer number when !id -> row.put(column, number);
            case Boolean yes -> row.put(column, yes);
            default -> row.put(column, value.toString());
        }
    }

    private static Attached packed(String name, ObjectNode file) {
        var text = file.toPrettyString() + "\n";
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var fits = bytes.length <= LARGEST;
        var content = fits ? bytes : zipped(name + ".json", bytes);
        if (content.length > LARGEST) {
            throw new Refusal("privacy.export-too-large");
        }
        return new Attached(name + (fits ? ".json" : ".zip"), content);
    }

    private static byte[] zipped(String name, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
