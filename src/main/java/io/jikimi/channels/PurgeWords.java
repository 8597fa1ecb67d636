package io.jikimi.channels;

import io.jikimi.commands.Card;
import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Control;
import io.jikimi.commands.Reply;
import io.jikimi.discord.ChannelMessages.Found;
import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** How a purge is told: to those who ask for it, and in the log. */
final class PurgeWords {

    private PurgeWords() {}

    static Control.Button stop(long purgeId) {
        return button("channels.purge-stop", Control.Style.SECONDARY, "stop", purgeId);
    }

    /** Asks whether so many are really meant. */
    static Reply.Message question(long purgeId, PurgeSearch.Haul haul) {
        var messages = haul.messages();
        return Reply.whisper(
                        "channels.purge-sure",
                        messages.size(),
                        haul.looked(),
                        messages.getLast().sentAt(),
                        messages.getFirst().sentAt())
                .with(
                        new Control.Button(
                                Text.of("channels.purge-yes", messages.size()),
                                Control.Style.DANGER,
                                id("confirm", purgeId)),
                        button("channels.purge-no", Control.Style.SECONDARY, "drop", purgeId));
    }

    private static Control.Button button(
            String label, Control.Style style, String option, long purgeId) {
        return new Control.Button(Text.of(label), style, id(option, purgeId));
    }

    private static ComponentId id(String option, long purgeId) {
        return ComponentId.of("purge").with(option, String.valueOf(purgeId));
    }

    /** What stands in the log while it goes on, and after it. */
    static Reply.Message entry(
            PurgeCourse course, String title, List<Found> messages, @Nullable Text remark) {
        var card =
                Card.titled(title, messages.size())
                        .line(
                                Text.of("channels.log-where"),
                                ChannelNeeds.mention(course.channelId()),
                                true)
                        .line(Text.of("channels.log-by"), person(course.userId()), true);
        var which = which(course.request());
        if (which != null) {
            card = card.line(Text.of("channels.purge-which"), which, false);
        }
        var reason = course.request().reason();
        if (reason != null) {
            card = card.line(Text.of("channels.log-reason"), Text.verbatim(reason), false);
        }
        if (remark != null) {
            card = card.line(Text.of("channels.purge-course"), remark, false);
        }
        return Reply.post(card)
                .attach(Transcript.of(course.channelId(), course.purgeId(), messages));
    }

    private static Text person(long userId) {
        return Text.verbatim("<@" + userId + ">");
    }

    /** What all of the messages have in common, or null where it is nothing. */
    private static @Nullable Text which(PurgeRequest request) {
        var parts = new ArrayList<Text>();
        if (request.userId() != null) {
            parts.add(Text.of("channels.purge-of", person(request.userId())));
        }
        if (request.bots()) {
            parts.add(Text.of("channels.purge-bots"));
        }
        if (request.contains() != null) {
            parts.add(Text.of("channels.purge-contains", quoted(request.contains())));
        }
        if (request.regex() != null) {
            parts.add(Text.of("channels.purge-regex", quoted(request.regex())));
        }
        if (request.links()) {
            parts.add(Text.of("channels.purge-links"));
        }
        if (request.files()) {
            parts.add(Text.of("channels.purge-files"));
        }
        return parts.stream()
                .reduce((some, next) -> Text.of("channels.and", some, next))
                .orElse(null);
    }

    private static Text quoted(String text) {
        return Text.verbatim("`" + text.replace('`', 'ˋ') + "`");
    }
}
