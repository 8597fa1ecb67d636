package io.jikimi.channels;

import io.jikimi.commands.Card;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Text;
import io.jikimi.times.TimeWords;

import org.springframework.stereotype.Component;

import java.time.Duration;

/** Writes into the log how long people wait in a channel, and says it. */
@Component
class SlowmodeNotices {

    private final ChannelLog log;

    SlowmodeNotices(ChannelLog log) {
        this.log = log;
    }

    void set(SlowmodeRequest asked) {
        var card =
                Card.titled("channels.log-slowmode")
                        .line(
                                Text.of("channels.log-where"),
                                ChannelNeeds.mention(asked.channelId()),
                                true)
                        .line(
                                Text.of("channels.log-by"),
                                Text.verbatim("<@" + asked.userId() + ">"),
                                true)
                        .line(Text.of("channels.log-wait"), span(asked.seconds()), true);
        if (asked.until() != null) {
            var until = Text.of("channels.at", asked.until());
            card = card.line(Text.of("channels.log-until"), until, true);
        }
        if (asked.reason() != null) {
            card = card.line(Text.of("channels.log-reason"), Text.verbatim(asked.reason()), false);
        }
        log.write(asked.guildId(), "s" + asked.key(), Reply.post(card));
    }

    void over(ChannelSlowmode slowmode) {
        var card =
                Card.titled("channels.log-slowmode-over")
                        .line(
                                Text.of("channels.log-where"),
                                ChannelNeeds.mention(slowmode.channelId()),
                                true)
                        .line(Text.of("channels.log-wait"), span(slowmode.former()), true);
        log.write(slowmode.guildId(), "so" + slowmode.id(), Reply.post(card));
    }

    void stuck(ChannelSlowmode slowmode) {
        var card =
                Card.titled("channels.log-stuck-slowmode")
                        .saying("channels.log-stuck-text")
                        .line(
                                Text.of("channels.log-where"),
                                ChannelNeeds.mention(slowmode.channelId()),
                                true);
        log.write(slowmode.guildId(), "ss" + slowmode.id(), Reply.post(card));
    }

    /** How long, or that nobody waits. */
    static Text span(int seconds) {
        return seconds == 0
                ? Text.of("channels.no-wait")
                : TimeWords.of(Duration.ofSeconds(seconds));
    }
}
