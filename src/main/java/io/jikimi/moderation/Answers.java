package io.jikimi.moderation;

import io.jikimi.cases.CaseFile;
import io.jikimi.cases.Told;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Text;

import java.util.Objects;

/** What moderators are told when something is done. */
final class Answers {

    private Answers() {}

    static Reply.Message done(CaseFile file) {
        var person = Text.verbatim("<@" + file.targetId() + ">");
        var number = "" + file.number();
        var text = Text.of("moderation.done." + file.type(), person, number);
        if (file.expiresAt() != null) {
            text = Text.of("moderation.done-until", text, file.expiresAt());
        }
        if (file.told() != null && file.told() != Told.DELIVERED) {
            text = Text.of("moderation.done-untold", text, told(file));
        }
        return Reply.post("moderation.answer", text);
    }

    private static Text told(CaseFile file) {
        return Text.of("cases.told." + Objects.requireNonNull(file.told()));
    }
}
