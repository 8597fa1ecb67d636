package io.jikimi.channels;

import io.jikimi.commands.Card;
import io.jikimi.commands.Noticeboard;
import io.jikimi.commands.Noticeboard.Undeliverable;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Duration;

/** Says in a channel who has locked or opened it and why, and writes it into the log. */
@Component
class LockNotices {

    private static final Logger log = LoggerFactory.getLogger(LockNotices.class);

    private final Noticeboard board;
    private final ChannelLog channelLog;

    LockNotices(Noticeboard board, ChannelLog channelLog) {
        this.board = board;
        this.channelLog = channelLog;
    }

    /**
     * Says that it is locked.
     *
     * @param again whether it may have been said already, before a crash
     */
    void locked(ChannelLock lock, boolean again) {
        var said = Text.of("channels.notice-locked", person(lock.lockedBy()));
        if (lock.endsAt() != null) {
            said = below(said, Text.of("channels.notice-until", lock.endsAt()));
        }
        say(lock, "l", withReason(said, lock.reason()), again);
    }

    /** Writes into the log that it is locked. */
    void logLocked(ChannelLock lock) {
        var card = card("channels.log-locked", lock, person(lock.lockedBy()), lock.reason());
        if (lock.endsAt() != null) {
            card =
                    card.line(
                            Text.of("channels.log-until"),
                            Text.of("channels.at", lock.endsAt()),
                            true);
        }
        channelLog.write(lock.guildId(), "ll" + lock.id(), Reply.post(card));
    }

    /**
     * Says that it is open again.
     *
     * @param left how many overwrites somebody else has changed meanwhile, which stay
     */
    void opened(ChannelLock lock, int left, boolean again) {
        var who = lock.openedBy();
        var reason = lock.openReason();
        var said =
                who == 0
                        ? Text.of("channels.notice-over")
                        : Text.of("channels.notice-opened", person(who));
        say(lock, "u", withReason(said, reason), again);
        var by = who == 0 ? Text.of("channels.by-itself") : person(who);
        var card = card("channels.log-opened", lock, by, reason);
        if (left > 0) {
            card = card.line(Text.of("channels.log-left"), Text.of("channels.left", left), false);
        }
        channelLog.write(lock.guildId(), "lu" + lock.id(), Reply.post(card));
    }

    /**
     * Writes into the log that it could not be opened for so long that it is not tried any more.
     */
    void stuck(ChannelLock lock) {
        var card =
                card("channels.log-stuck", lock, person(lock.lockedBy()), lock.reason())
                        .saying("channels.log-stuck-text");
        channelLog.write(lock.guildId(), "ls" + lock.id(), Reply.post(card));
    }

    private static Card card(String title, ChannelLock lock, Text by, @Nullable String reason) {
        var card =
                Card.titled(title)
                        .line(
                                Text.of("channels.log-where"),
                                ChannelNeeds.mention(lock.channelId()),
                                true)
                        .line(Text.of("channels.log-by"), by, true);
        return reason == null
                ? card
                : card.line(Text.of("channels.log-reason"), Text.verbatim(reason), false);
    }

    // Discord knows a nonce for some minutes only, and somebody may have died before noting it.
    private void say(ChannelLock lock, String what, Text said, boolean again) {
        var mark = lock.mark() + what;
        var message = Reply.post("channels.lines", said, Text.verbatim("-# " + mark));
        try {
            var since = lock.lockedAt().minus(Duration.ofMinutes(1));
            if (!again || board.find(lock.guildId(), lock.channelId(), since, mark) == null) {
                board.post(lock.guildId(), lock.channelId(), what + lock.id(), message);
            }
        } catch (Undeliverable toldByAnAlert) {
            log.debug("Channel {} is not told of its lock", lock.channelId(), toldByAnAlert);
        } catch (RuntimeException failure) {
            log.warn(
                    "Channel {} is not told of its lock: {}", lock.channelId(), failure.toString());
        }
    }

    private static Text withReason(Text said, @Nullable String reason) {
        return reason == null ? said : below(said, Text.of("channels.notice-reason", reason));
    }

    private static Text below(Text above, Text text) {
        return Text.of("channels.lines", above, text);
    }

    private static Text person(long userId) {
        return Text.verbatim("<@" + userId + ">");
    }
}
