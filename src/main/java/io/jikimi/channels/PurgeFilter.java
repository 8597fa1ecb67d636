package io.jikimi.channels;

import io.jikimi.discord.ChannelMessages.Found;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which messages somebody wants to have deleted: those for which all of this is true.
 *
 * @param userId whose they are, or null for anybody's
 * @param bots only what bots and webhooks wrote
 * @param contains what is written in them, in small or capital letters, or null
 * @param regex what is written in them, or null
 * @param links only with links
 * @param files only with files
 * @param pinned whether pinned ones are deleted as well
 */
record PurgeFilter(
        @Nullable Long userId,
        boolean bots,
        @Nullable String contains,
        @Nullable SafeRegex regex,
        boolean links,
        boolean files,
        boolean pinned) {

    private static final Pattern LINK =
            Pattern.compile("\\bhttps?://[^\\s<>]", Pattern.CASE_INSENSITIVE);

    PurgeFilter {
        contains = contains == null ? null : small(contains);
    }

    boolean takes(Found message) {
        return message.deletable()
                && (pinned || !message.pinned())
                && (userId == null || userId == message.authorId())
                && (!bots || message.bot())
                && (!links || LINK.matcher(message.text()).find())
                && (!files || !message.files().isEmpty())
                && (contains == null || small(message.text()).contains(contains))
                && (regex == null || regex.isIn(message.text()));
    }

    // By way of capitals, so that letters that differ in one of the two only are the same.
    private static String small(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
