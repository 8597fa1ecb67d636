package io.jikimi.channels;

import io.jikimi.commands.Invocation;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;

/** Why something is done to a channel, as people write it. */
final class ChannelReasons {

    /** The longest reason; with who gave it, it fits into the audit log. */
    static final int LONGEST = 400;

    private ChannelReasons() {}

    /** Where it is written in a form. */
    static Reply.Field field() {
        return field(null);
    }

    /** The same, where something was written already. */
    static Reply.Field field(@Nullable String written) {
        return Reply.Field.paragraph(
                "reason",
                Text.of("channels.reason"),
                Text.of("channels.reason-hint"),
                written == null ? "" : written,
                0,
                LONGEST);
    }

    /** What was given, or null where it was nothing. */
    static @Nullable String of(Invocation call) {
        var reason = call.text("reason");
        return reason == null || reason.isBlank() ? null : reason.strip();
    }
}
