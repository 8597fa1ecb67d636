package io.jikimi.reminders;

import io.jikimi.times.When;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * What somebody asks to be reminded of.
 *
 * @param eventKey names the event that asked: heard twice, it is one wish
 * @param place the channel in which it is said, or null for their direct messages
 * @param origin the message that it is about, as a part of its link
 */
record Wish(
        String eventKey,
        long userId,
        @Nullable Place place,
        When when,
        String what,
        @Nullable String origin,
        Locale language) {

    /** A channel or thread of a guild. */
    record Place(long guildId, long channelId) {}
}
