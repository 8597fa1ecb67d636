package io.jikimi.channels;

/**
 * A purge that goes on.
 *
 * @param confirmed whether it was said that so many are meant
 * @param openly whether everybody reads the answer, so that what was deleted must not stand there
 */
record PurgeCourse(
        long purgeId,
        long guildId,
        long channelId,
        long userId,
        PurgeRequest request,
        boolean confirmed,
        boolean openly) {}
