package io.jikimi.discord;

import java.time.Instant;
import java.util.List;

/**
 * Reads and deletes what stands in a channel. Waits for Discord, so never in a transaction; throws
 * {@link NotDone} where Discord does not do it.
 */
public interface ChannelMessages {

    /** As many messages as Discord deletes together, or shows at once. */
    int TOGETHER = 100;

    /**
     * A message as it stands there.
     *
     * @param author what its author is called
     * @param text all that is written in it, in what it forwards and in its cards
     * @param files what is attached, each by its address
     * @param deletable no for what Discord itself says and nobody can delete
     */
    record Found(
            long id,
            long authorId,
            String author,
            boolean bot,
            String text,
            List<String> files,
            boolean pinned,
            boolean deletable) {

        private static final long DISCORD_EPOCH = 1_420_070_400_000L;
        private static final int TIME_SHIFT = 22;

        public Found {
            files = List.copyOf(files);
        }

        /** When it was written, which its id tells. */
        public Instant sentAt() {
            return sentAt(id);
        }

        /** When what has that id came to be. */
        public static Instant sentAt(long id) {
            return Instant.ofEpochMilli((id >>> TIME_SHIFT) + DISCORD_EPOCH);
        }
    }

    /** The newest messages that are older than that id, newest first; {@link #TOGETHER} at most. */
    List<Found> before(long guildId, long channelId, long messageId);

    /** Deletes 2 to {@link #TOGETHER} messages of the last two weeks; those that are gone count. */
    void deleteTogether(long guildId, long channelId, List<Long> messageIds, Audited why);

    /** Deletes one message of any age; no where it was gone already. */
    boolean delete(long guildId, long channelId, long messageId, Audited why);
}
