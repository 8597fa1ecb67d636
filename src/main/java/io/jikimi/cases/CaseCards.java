package io.jikimi.cases;

import io.jikimi.commands.Card;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What a case looks like. */
@Component
class CaseCards {

    private static final int MOST_NOTES = 8;
    private static final int LONGEST_LINE = 120;

    private final CaseAnnexes annexes;

    CaseCards(CaseAnnexes annexes) {
        this.annexes = annexes;
    }

    /** By this a message about a case is known again. */
    static String footer(long number) {
        return "[#" + number + "]";
    }

    /**
     * What the log channel shows.
     *
     * @param anew whether it was shown before, in a message that is gone
     */
    Reply.Message logged(Case claimed, boolean anew) {
        var file = claimed.file();
        var card = of(file);
        return Reply.post(
                anew
                        ? card.footer("cases.footer-anew", footer(file.number()))
                        : card.footer("cases.footer", footer(file.number())));
    }

    /** All there is to see of it. */
    Card of(CaseFile file) {
        var card = Card.titled("cases.title." + file.type(), "" + file.number());
        if (file.deleted()) {
            var by = mention(file.deletedBy());
            return card.saying("cases.tombstone", by, moment(file.deletedAt()));
        }
        card = card.line(Text.of("cases.person"), person(file), true);
        card = card.line(Text.of("cases.moderator"), moderator(file), true);
        card = card.line(Text.of("cases.state"), state(file), true);
        card = card.line(Text.of("cases.reason"), reason(file), false);
        if (file.expiresAt() != null) {
            card = card.line(Text.of("cases.until"), moment(file.expiresAt()), true);
        }
        if (file.told() != null) {
            card = card.line(Text.of("cases.told"), Text.of("cases.told." + file.told()), true);
        }
        return withAnnexes(withPlace(card, file), file);
    }

    private static Card withPlace(Card card, CaseFile file) {
        var more = card;
        if (file.channelId() != null) {
            more = more.line(Text.of("cases.where"), place(file, file.channelId()), true);
        }
        if (file.hidden()) {
            more = more.line(Text.of("cases.hidden"), Text.of("cases.hidden-text"), true);
        }
        return more;
    }

    private static Text place(CaseFile file, long channelId) {
        return Text.verbatim(
                file.messageId() == null
                        ? "<#" + channelId + ">"
                        : "https://discord.com/channels/%d/%d/%d"
                                .formatted(file.guildId(), channelId, file.messageId()));
    }

    private Card withAnnexes(Card card, CaseFile file) {
        var more = card;
        var links = annexes.links(file);
        if (!links.isEmpty()) {
            var all = links.stream().map(one -> "#" + one).collect(Collectors.joining(", "));
            more = more.line(Text.of("cases.links"), Text.verbatim(all), true);
        }
        var files = annexes.countOfFiles(file);
        if (files > 0) {
            more = more.line(Text.of("cases.files"), Text.verbatim("" + files), true);
        }
        if (file.editedAt() != null) {
            var edited =
                    Text.of("cases.edited-by", mention(file.editedBy()), moment(file.editedAt()));
            more = more.line(Text.of("cases.edited"), edited, true);
        }
        var notes = annexes.notes(file);
        return notes.isEmpty() ? more : more.line(Text.of("cases.notes"), notes(notes), false);
    }

    private static Text notes(List<CaseNote> notes) {
        var last = notes.subList(Math.max(0, notes.size() - MOST_NOTES), notes.size());
        return Text.verbatim(
                last.stream()
                        .map(
                                note ->
                                        "<t:%d:d> %s: %s"
                                                .formatted(
                                                        note.writtenAt().getEpochSecond(),
                                                        who(note.authorId()),
                                                        shortened(note.words())))
                        .collect(Collectors.joining("\n")));
    }

    /** One line of a list of cases. */
    Text line(CaseFile file) {
        return Text.of(
                "cases.line",
                "" + file.number(),
                Text.of("cases.type." + file.type()),
                Text.verbatim(who(file.targetId())),
                Text.verbatim("<t:" + file.createdAt().getEpochSecond() + ":d>"),
                state(file),
                Text.verbatim(file.reason() == null ? "–" : shortened(file.reason())));
    }

    /** Everything that was changed, oldest first. */
    List<Text> changes(CaseFile file) {
        return annexes.edits(file).stream()
                .map(
                        edit ->
                                Text.of(
                                        "cases.change",
                                        moment(edit.editedAt()),
                                        mention(edit.editedBy()),
                                        Text.of("cases.change." + edit.what()),
                                        Text.verbatim(
                                                edit.before() == null
                                                        ? "–"
                                                        : shortened(edit.before()))))
                .toList();
    }

    private static String shortened(String text) {
        var line = text.replace('\n', ' ');
        return line.length() <= LONGEST_LINE ? line : Case.cut(line, LONGEST_LINE - 1) + "…";
    }

    private static Text person(CaseFile file) {
        if (file.targetId() == 0) {
            return Text.of("cases.nobody");
        }
        var name = file.targetName() == null ? "" : " " + file.targetName();
        return Text.verbatim("<@%d>%s `%d`".formatted(file.targetId(), name, file.targetId()));
    }

    private static Text moderator(CaseFile file) {
        return file.automatic() ? Text.of("cases.automatic") : mention(file.moderatorId());
    }

    /** How far it is. */
    static Text state(CaseFile file) {
        var problem = ProblemText.read(file.problem());
        if (file.ending() != null && file.endedAt() != null) {
            return Text.of("cases.ended." + file.ending(), file.endedAt());
        }
        return problem == null
                ? Text.of("cases.state." + file.state())
                : Text.of("cases.state-because", Text.of("cases.state." + file.state()), problem);
    }

    private static Text reason(CaseFile file) {
        return file.reason() == null || file.reason().isBlank()
                ? Text.of("cases.no-reason", "" + file.number())
                : Text.verbatim(file.reason());
    }

    private static Text moment(@Nullable Instant then) {
        return then == null
                ? Text.verbatim("–")
                : Text.verbatim("<t:%1$d:f> (<t:%1$d:R>)".formatted(then.getEpochSecond()));
    }

    private static Text mention(long userId) {
        return userId == 0 ? Text.of("cases.nobody") : Text.verbatim(who(userId));
    }

    private static String who(long userId) {
        return userId == 0 ? "–" : "<@" + userId + ">";
    }
}
