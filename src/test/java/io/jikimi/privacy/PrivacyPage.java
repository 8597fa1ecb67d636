package io.jikimi.privacy;

import io.jikimi.messages.Text;
import io.jikimi.messages.Words;
import io.jikimi.stored.StoredTable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The page about privacy: chapters written by hand, and what is stored, from the statements. */
final class PrivacyPage {

    static final Path FILE = Path.of("docs/privacy.md");

    private final Words words;
    private final StatementWords statements;
    private final List<StoredTable> tables;

    PrivacyPage(Words words, StatementWords statements, List<StoredTable> tables) {
        this.words = words;
        this.statements = statements;
        this.tables = tables;
    }

    /** The page as it is, with what is between the marks written anew. */
    String text() {
        var page = read();
        for (var language : Words.LANGUAGES) {
            page = filled(page, language);
        }
        return page;
    }

    private String filled(String page, Locale language) {
        var begin = "<!-- stored " + language.getLanguage() + " -->\n";
        var end = "<!-- end -->";
        var from = page.indexOf(begin) + begin.length();
        return page.substring(0, from) + table(language) + page.substring(page.indexOf(end, from));
    }

    private String table(Locale language) {
        var rows = new StringBuilder(language == Locale.KOREAN ? KOREAN : ENGLISH);
        for (var table : tables) {
            rows.append(
                    "| %s (`%s`) | %s | %s | %s | %s |%n"
                            .formatted(
                                    say(language, statements.what(table)),
                                    table.name(),
                                    say(language, statements.whose(table)),
                                    say(language, statements.why(table)),
                                    say(language, statements.kept(table)),
                                    say(language, statements.erase(table))));
        }
        return rows.toString().replace("\r\n", "\n");
    }

    private static final String ENGLISH =
            "| what | whose | why | how long | when a person is erased |\n|---|---|---|---|---|\n";
    private static final String KOREAN =
            "| 무엇을 | 누구의 것 | 왜 | 얼마나 오래 | 사람을 지우면 |\n|---|---|---|---|---|\n";

    private String say(Locale language, Text text) {
        return words.in(language, text);
    }

    static String read() {
        try {
            return Files.readString(FILE).replace("\r\n", "\n");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
