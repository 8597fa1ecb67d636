package io.jikimi.privacy;

import io.jikimi.commands.Card;
import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Control;
import io.jikimi.commands.Control.Style;
import io.jikimi.commands.Pages;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Text;
import io.jikimi.privacy.DataRows.Found;
import io.jikimi.stored.StoredTable;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;

/** What people see of their data, and what they can do about it. */
@Component
class PrivacyViews {

    private static final int KINDS_A_PAGE = 5;

    private final StatementWords statements;

    PrivacyViews(StatementWords statements) {
        this.statements = statements;
    }

    /** What is kept of anybody, and how much of this person. */
    Reply overview(List<StoredTable> tables, Text mine, @Nullable Long page) {
        var kinds = tables.stream().filter(StatementWords::isAboutSomebody).toList();
        var pages = Pages.of(kinds, KINDS_A_PAGE, page, ComponentId.of("privacy", "show"));
        var card = titled("privacy.title", mine);
        for (var table : pages.shown()) {
            card = card.line(statements.what(table), about(table), false);
        }
        return Reply.whisper(new Card(card.title(), card.body(), card.lines(), pages.place()))
                .with(pages.controls())
                .with(
                        button("privacy.export-button", Style.SECONDARY, "export"),
                        button("privacy.erase-button", Style.SECONDARY, "erase"))
                .replacing();
    }

    private static Card titled(String key, Text body) {
        return new Card(Text.of(key), body, List.of(), null);
    }

    private Text about(StoredTable table) {
        return Text.of(
                "privacy.kind",
                statements.whose(table),
                statements.why(table),
                statements.kept(table),
                statements.erase(table));
    }

    /** What an erase of this person would do, to be confirmed. */
    Reply question(List<Found> mine) {
        if (mine.isEmpty()) {
            return Reply.whisper("privacy.nothing");
        }
        var card = titled("privacy.erase-title", Text.of("privacy.erase-intro"));
        for (var found : mine) {
            var line =
                    Text.of(
                            "privacy.erase-line",
                            found.rows().size(),
                            statements.erase(found.table()));
            card = card.line(statements.what(found.table()), line, false);
        }
        return Reply.whisper(card.footer("privacy.erase-footer"))
                .with(
                        button("privacy.export-button", Style.SECONDARY, "export"),
                        button("privacy.erase-confirm", Style.DANGER, "erase-now"));
    }

    Reply erased(int rows, Instant at, List<Found> left) {
        var done =
                rows > 0 ? Text.of("privacy.erased", rows) : Text.of("privacy.erased-already", at);
        var stays = count(left);
        var text = stays == 0 ? done : Text.of("privacy.erased-stays", done, stays);
        return Reply.whisper(text).replacing();
    }

    /** What an erase of this guild would do; a form asks for its name. */
    Reply serverQuestion(List<Found> all, String guildName) {
        var card = titled("privacy.server-title", Text.of("privacy.server-intro", guildName));
        for (var found : all) {
            card =
                    card.line(
                            statements.what(found.table()),
                            Text.of("privacy.entries", found.rows().size()),
                            true);
        }
        return Reply.whisper(card.footer("privacy.server-footer"))
                .with(
                        button("privacy.server-export-button", Style.SECONDARY, "server-export"),
                        button("privacy.server-confirm", Style.DANGER, "server-form"));
    }

    static Reply serverForm() {
        return Reply.form(
                Text.of("privacy.server-form"),
                ComponentId.of("privacy", "server-erase-now"),
                Reply.Field.line(
                        "name",
                        Text.of("privacy.server-name"),
                        Text.of("privacy.server-name-hint"),
                        "",
                        1,
                        100));
    }

    private static long count(List<Found> all) {
        return all.stream().mapToLong(found -> found.rows().size()).sum();
    }

    private static Control button(String label, Style style, String part) {
        return new Control.Button(Text.of(label), style, ComponentId.of("privacy", part));
    }
}
