package io.jikimi.discord;

import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.message.GenericMessageEvent;
import net.dv8tion.jda.api.events.message.react.GenericMessageReactionEvent;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * By what two sessions of one shard know the same event: Discord numbers events anew in each.
 *
 * @param type what happened
 * @param facts where, and by whom
 * @param message to which message, or 0
 * @param emoji with what, or nothing
 */
record Handled(Class<?> type, EventFacts facts, long message, String emoji) {

    static Handled of(EventFacts facts, GenericEvent event) {
        var message = event instanceof GenericMessageEvent about ? about.getMessageIdLong() : 0;
        var emoji =
                event instanceof GenericMessageReactionEvent reaction
                        ? reaction.getEmoji().getAsReactionCode()
                        : "";
        return new Handled(event.getClass(), facts, message, emoji);
    }

    /** The same in few letters, to be passed on to another instance. */
    String key() {
        var words =
                "%s %d %d %d %d %d %s"
                        .formatted(
                                type.getSimpleName(),
                                facts.guildId(),
                                facts.channelId(),
                                facts.userId(),
                                facts.snowflake(),
                                message,
                                emoji);
        var hash = UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(hash.getMostSignificantBits());
    }
}
