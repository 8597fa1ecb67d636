package io.jikimi.channels;

import io.jikimi.discord.ChannelMessages;
import io.jikimi.discord.ChannelMessages.Found;
import io.jikimi.messages.Refusal;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Looks through the last messages of a channel for those that somebody wants to have deleted. */
@Component
class PurgeSearch {

    /** So long a pattern may take for all messages together. */
    private static final Duration MATCHING = Duration.ofSeconds(5);

    /**
     * What was found.
     *
     * @param looked how many messages were looked at
     */
    record Haul(List<Found> messages, int looked) {}

    private final ChannelMessages messages;
    private final Tries tries;

    PurgeSearch(ChannelMessages messages, Tries tries) {
        this.messages = messages;
        this.tries = tries;
    }

    /**
     * Looks, newest first.
     *
     * @param goesOn whether to go on, asked with how many were looked at so far
     * @throws Refusal when the pattern takes too long
     */
    Haul search(long guildId, long channelId, PurgeRequest request, IntPredicate goesOn) {
        var filter = request.filter();
        var hits = new ArrayList<Found>();
        var before = request.before();
        var looked = 0;
        var matching = 0L;
        while (goesOn.test(looked)) {
            var oldest = before;
            var page = tries.of(() -> messages.before(guildId, channelId, oldest));
            for (var message : page) {
                if (message.id() <= request.after()
                        || hits.size() == request.most()
                        || looked == PurgeRequest.MOST) {
                    return new Haul(hits, looked);
                }
                looked++;
                var began = System.nanoTime();
                if (filter.takes(message)) {
                    hits.add(message);
                }
                matching += System.nanoTime() - began;
                if (matching > MATCHING.toNanos()) {
                    throw new Refusal("channels.regex-slow");
                }
            }
            if (page.size() < ChannelMessages.TOGETHER) {
                break;
            }
            before = page.getLast().id();
        }
        return new Haul(hits, looked);
    }
}
