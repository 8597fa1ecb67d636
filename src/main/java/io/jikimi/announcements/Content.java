package io.jikimi.announcements;

import io.jikimi.commands.Card;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an announcement says.
 *
 * @param title above the text, in a frame; null for the plain text
 * @param roles which roles it pings
 */
record Content(String text, @Nullable String title, Set<Long> roles) {

    private static final Pattern ROLE = Pattern.compile("<@&(\\d{17,20})>");

    Content {
        roles = Set.copyOf(roles);
    }

    /** The roles that a text names. */
    static Set<Long> rolesIn(String text) {
        return ROLE.matcher(text)
                .results()
                .map(role -> Long.parseUnsignedLong(role.group(1)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The message; what is in a frame pings nobody, so that roles stand before it. */
    Reply.Message message() {
        var named = rolesIn(text);
        var pings =
                roles.stream()
                        .filter(role -> title != null || !named.contains(role))
                        .sorted()
                        .map(role -> "<@&" + role + ">")
                        .collect(Collectors.joining(" "));
        if (title == null) {
            return said(pings.isEmpty() ? text : pings + "\n" + text, null);
        }
        var card = new Card(Text.verbatim(title), Text.verbatim(text), List.of(), null);
        return said(pings.isEmpty() ? null : pings, card);
    }

    private static Reply.Message said(@Nullable String words, @Nullable Card card) {
        return new Reply.Message(
                Reply.Audience.CHANNEL,
                words == null ? null : Text.verbatim(words),
                card,
                null,
                List.of(),
                List.of(),
                false);
    }
}
