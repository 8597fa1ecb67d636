package io.jikimi.announcements;

import io.jikimi.times.When;

/**
 * What somebody wants announced.
 *
 * @param eventKey names the event that asked: heard twice, it is one announcement
 */
record Plan(
        String eventKey,
        long guildId,
        long channelId,
        long authorId,
        When when,
        Content content,
        Missed missed,
        Extras extras) {}
