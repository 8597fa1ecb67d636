package io.jikimi.discord;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.restaction.AuditableRestAction;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Finds channels of guilds, and waits for what Discord is asked to do in them. */
@Component
class GuildChannels {

    /** Where Discord lets something be done slowly, a request waits for its turn so long. */
    private static final int PATIENCE_SECONDS = 120;

    private final Fleet fleet;
    private final Cache<Long, String> names =
            Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(Duration.ofHours(1)).build();

    GuildChannels(Fleet fleet) {
        this.fleet = fleet;
    }

    /**
     * The guild.
     *
     * @throws NotDone when this instance does not know it now
     */
    Guild guild(long guildId) {
        var guild = fleet.manager().getGuildById(guildId);
        if (guild == null) {
            var absent = new IllegalStateException("guild is not here: " + guildId);
            throw new NotDone(NotDone.Why.TROUBLE, absent);
        }
        return guild;
    }

    /**
     * A channel of it.
     *
     * @throws NotDone when there is no such channel
     */
    <T extends GuildChannel> T channel(long guildId, long channelId, Class<T> type) {
        var channel = guild(guildId).getChannelById(type, channelId);
        if (channel == null) {
            var gone = new IllegalStateException("there is no channel " + channelId);
            throw new NotDone(NotDone.Why.GONE, gone);
        }
        return channel;
    }

    /** Waits until Discord has done it. */
    <T extends @Nullable Object> T done(Supplier<? extends RestAction<T>> asked) {
        try {
            return asked.get().timeout(PATIENCE_SECONDS, TimeUnit.SECONDS).complete();
        } catch (RuntimeException failure) {
            throw NotDone.of(failure);
        }
    }

    /** The same, with a word for the audit log. */
    <T extends @Nullable Object> T done(
            Guild guild, Audited why, Supplier<? extends AuditableRestAction<T>> asked) {
        var reason = why.worded(why.actorId() == 0 ? null : name(guild, why.actorId()));
        return done(() -> asked.get().reason(reason));
    }

    // Asked for once, since a purge may delete a thousand messages one by one.
    private String name(Guild guild, long userId) {
        return names.get(userId, id -> askedName(guild, id));
    }

    private String askedName(Guild guild, long userId) {
        try {
            return done(() -> guild.retrieveMemberById(userId)).getUser().getName();
        } catch (NotDone unknown) {
            return "somebody";
        }
    }
}
