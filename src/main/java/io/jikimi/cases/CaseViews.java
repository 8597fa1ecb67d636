package io.jikimi.cases;

import io.jikimi.commands.Card;
import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Control;
import io.jikimi.commands.Pages;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;

import java.util.List;

/** What people see of cases, and what they can do about them. */
@Component
public class CaseViews {

    private static final int A_PAGE = 8;

    private final CaseRepository cases;
    private final CaseCards cards;
    private final CaseAnnexes annexes;

    CaseViews(CaseRepository cases, CaseCards cards, CaseAnnexes annexes) {
        this.cases = cases;
        this.cards = cards;
        this.annexes = annexes;
    }

    /** One case, with what can be done about it. */
    public Reply.Message one(CaseFile file) {
        var shown = Reply.whisper(cards.of(file).footer("cases.footer", "#" + file.number()));
        if (file.deleted()) {
            return shown;
        }
        var number = "" + file.number();
        shown = shown.with(button("cases.edit-reason", ComponentId.of("reason"), number));
        shown = shown.with(button("cases.add-note", ComponentId.of("case", "note"), number));
        if (annexes.countOfFiles(file) > 0) {
            shown = shown.with(button("cases.see-files", ComponentId.of("case", "files"), number));
        }
        if (file.editedAt() != null) {
            shown =
                    shown.with(
                            button("cases.see-changes", ComponentId.of("case", "changes"), number));
        }
        return shown.with(
                new Control.Button(
                        Text.of("cases.see-person"),
                        Control.Style.SECONDARY,
                        ComponentId.of("cases").with("user", "" + file.targetId())));
    }

    private static Control button(String label, ComponentId to, String number) {
        return new Control.Button(
                Text.of(label), Control.Style.SECONDARY, to.with("number", number));
    }

    /** One page of what was done in a guild, or to one person there. */
    Reply.Message list(long guildId, @Nullable Long userId, boolean hidden, @Nullable Long page) {
        var target = userId == null ? 0 : userId;
        var number = Math.max(1, page == null ? 1 : page.intValue());
        var found = cases.history(guildId, target, hidden, PageRequest.of(number - 1, A_PAGE));
        var to = ComponentId.of("cases");
        to = userId == null ? to : to.with("user", "" + userId);
        to = hidden ? to.with("hidden", "true") : to;
        var count = Math.max(1, found.getTotalPages());
        var pages =
                new Pages<>(found.map(Case::file).getContent(), Math.min(number, count), count, to);
        var title =
                userId == null
                        ? Text.of("cases.list")
                        : Text.of("cases.list-of", Text.verbatim("" + userId));
        var body = pages.shown().isEmpty() ? Text.of("cases.none") : lines(pages.shown(), userId);
        return Reply.whisper(new Card(title, body, List.of(), pages.place()))
                .with(pages.controls());
    }

    private Text lines(List<CaseFile> shown, @Nullable Long userId) {
        var all = userId == null ? Text.verbatim("") : Text.verbatim("<@" + userId + ">");
        for (var file : shown) {
            all = Text.of("cases.lines", all, cards.line(file));
        }
        return all;
    }

    Reply.Message changes(CaseFile file) {
        var all = Text.of("cases.changes", "" + file.number());
        for (var change : cards.changes(file)) {
            all = Text.of("cases.lines", all, change);
        }
        return Reply.whisper(all);
    }

    Reply.Message files(CaseFile file) {
        var shown = Reply.whisper("cases.files-of", "" + file.number());
        for (var one : annexes.files(file)) {
            shown = shown.attach(one);
        }
        return shown;
    }
}
