package io.jikimi.channels;

import io.jikimi.commands.Invocation;
import io.jikimi.messages.Refusal;

import org.jspecify.annotations.Nullable;

/**
 * What somebody asked to have deleted, as it is kept until they confirm it.
 *
 * @param most how many messages at most
 * @param before only what is older than this id
 * @param after only what is newer than this id, or 0
 */
record PurgeRequest(
        int most,
        long before,
        long after,
        @Nullable Long userId,
        boolean bots,
        @Nullable String contains,
        @Nullable String regex,
        boolean links,
        boolean files,
        boolean pinned,
        @Nullable String reason) {

    /** As many as are looked through, and so as many as can be deleted at once. */
    static final int MOST = 1_000;

    /**
     * Understands what was asked.
     *
     * @throws Refusal when it is not said how many, or the pattern is none
     */
    static PurgeRequest of(Invocation call) {
        var count = call.number("count");
        var after = call.id("after");
        var from = call.id("from");
        if (count == null && after == null && from == null) {
            throw new Refusal("channels.purge-how-many");
        }
        var request =
                new PurgeRequest(
                        count == null ? MOST : count.intValue(),
                        before(call),
                        Math.max(after == null ? 0 : after, from == null ? 0 : from - 1),
                        call.id("user"),
                        call.flag("bots"),
                        written(call, "contains"),
                        written(call, "regex"),
                        call.flag("links"),
                        call.flag("files"),
                        call.flag("pinned"),
                        ChannelReasons.of(call));
        request.filter();
        return request;
    }

    // What is written after somebody has asked is not what they have seen.
    private static long before(Invocation call) {
        var asked = Long.parseLong(call.caller().eventKey().substring(1));
        var before = call.id("before");
        return before == null ? asked : Math.min(before, asked);
    }

    private static @Nullable String written(Invocation call, String option) {
        var text = call.text(option);
        return text == null || text.isBlank() ? null : text;
    }

    PurgeFilter filter() {
        return new PurgeFilter(
                userId,
                bots,
                contains,
                regex == null ? null : SafeRegex.of(regex),
                links,
                files,
                pinned);
    }

    /** The same, but nothing newer than this id. */
    PurgeRequest notAfter(long newest) {
        return new PurgeRequest(
                most,
                newest + 1,
                after,
                userId,
                bots,
                contains,
                regex,
                links,
                files,
                pinned,
                reason);
    }
}
