package io.jikimi.playground.world;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

/**
 * Something that just happened, told in order to everybody who listens: the gateway and the page.
 *
 * @param type Discord's name of the event, or one of the playground's own in {@link People}
 * @param guildId where it happened, or 0 outside guilds
 * @param data the event as the gateway carries it; never changed afterwards
 * @param intents the intents of which a bot needs one to hear of it, or 0
 * @param hears whether the bot, only one person, or both hear of it
 * @param personId the only person who sees it, or 0 for everybody
 * @param message the message that it is about, whose content needs an intent of its own
 */
public record Change(
        String type,
        long guildId,
        ObjectNode data,
        int intents,
        Hears hears,
        long personId,
        @Nullable Message message) {

    /** Who hears of a change. */
    public enum Hears {
        BOT_AND_PEOPLE,
        BOT,
        PEOPLE
    }

    static Change of(String type, long guildId, ObjectNode data, Intent... intents) {
        return new Change(type, guildId, data, bits(intents), Hears.BOT_AND_PEOPLE, 0, null);
    }

    static Change forBot(String type, long guildId, ObjectNode data) {
        return new Change(type, guildId, data, 0, Hears.BOT, 0, null);
    }

    /** Only that person's screen shows it; the bot never hears of it. */
    static Change forPerson(String type, User person, ObjectNode data) {
        return new Change(type, 0, data, 0, Hears.PEOPLE, person.id(), null);
    }

    static Change ofMessage(String type, Message message, ObjectNode data) {
        var direct = message.channel().isDirect() || message.isWhisper();
        var intent = direct ? Intent.DIRECT_MESSAGES : Intent.GUILD_MESSAGES;
        var guildId = direct ? 0 : message.channel().guildId();
        return new Change(
                type,
                guildId,
                data,
                intent.bit(),
                Hears.BOT_AND_PEOPLE,
                message.visibleTo(),
                message);
    }

    public boolean isForBot() {
        return hears != Hears.PEOPLE;
    }

    public boolean isForPeople() {
        return hears != Hears.BOT;
    }

    private static int bits(Intent... intents) {
        var bits = 0;
        for (var intent : intents) {
            bits |= intent.bit();
        }
        return bits;
    }
}
