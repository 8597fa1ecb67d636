package io.jikimi.channels;

import io.jikimi.commands.Reply;
import io.jikimi.commands.Reply.Progress;
import io.jikimi.discord.ChannelRules;
import io.jikimi.discord.NotDone;
import io.jikimi.guilds.GuildSettings;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Locks all channels that the guild has listed, and opens all that are locked. */
@Component
class LockingAll {

    private static final int MOST_TOLD = 10;

    private final ChannelLocking locking;
    private final LockLedger ledger;
    private final GuildSettings guilds;
    private final ChannelRules rules;

    LockingAll(
            ChannelLocking locking, LockLedger ledger, GuildSettings guilds, ChannelRules rules) {
        this.locking = locking;
        this.ledger = ledger;
        this.guilds = guilds;
        this.rules = rules;
    }

    /**
     * The channels that the guild has listed; a category stands for all in it.
     *
     * @throws Refusal when there are none
     */
    List<Long> listed(long guildId) {
        try {
            var channels =
                    guilds.of(guildId, ChannelSettings.GROUP).places().stream()
                            .flatMap(placeId -> rules.channelsIn(guildId, placeId).stream())
                            .distinct()
                            .toList();
            if (channels.isEmpty()) {
                throw new Refusal("channels.none-listed");
            }
            return channels;
        } catch (NotDone away) {
            throw new Refusal("channels.trouble");
        }
    }

    /**
     * The channels that are locked.
     *
     * @throws Refusal when there are none
     */
    List<Long> locked(long guildId) {
        var channels = ledger.in(guildId).stream().map(ChannelLock::channelId).toList();
        if (channels.isEmpty()) {
            throw new Refusal("channels.none-locked");
        }
        return channels;
    }

    Reply.Message lock(List<Long> channels, LockRequest asked, Progress progress) {
        return each(
                channels,
                channelId -> locking.lock(asked.in(channelId)),
                done -> progress.say("channels.locking", done, channels.size()),
                "channels.all-locked");
    }

    Reply.Message unlock(
            long guildId,
            List<Long> channels,
            long userId,
            @Nullable String reason,
            Progress progress) {
        return each(
                channels,
                channelId -> locking.unlock(guildId, channelId, userId, reason),
                done -> progress.say("channels.unlocking", done, channels.size()),
                "channels.all-unlocked");
    }

    // What cannot be done in one channel is done in the others all the same.
    private static Reply.Message each(
            List<Long> channels, LongConsumer work, LongConsumer progress, String told) {
        var problems = new ArrayList<Text>();
        for (var at = 0; at < channels.size(); at++) {
            progress.accept(at);
            try {
                work.accept(channels.get(at));
            } catch (Refusal no) {
                problems.add(no.reason());
            }
        }
        var said = Text.of(told, channels.size() - problems.size(), channels.size());
        return Reply.whisper(
                problems.stream()
                        .limit(MOST_TOLD)
                        .reduce(said, (above, next) -> Text.of("channels.item", above, next)));
    }
}
