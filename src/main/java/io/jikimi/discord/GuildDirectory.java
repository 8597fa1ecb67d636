package io.jikimi.discord;

import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/** Looks in what JDA knows of a guild, and asks Discord for people, of whom it knows few. */
@Component
class GuildDirectory implements Directory {

    private static final Logger log = LoggerFactory.getLogger(GuildDirectory.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_PEOPLE = 25;
    private static final int LONGEST_NAME = 32;

    private final Fleet fleet;

    GuildDirectory(Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public List<Named> people(long guildId, String name) {
        var guild = fleet.manager().getGuildById(guildId);
        if (guild == null || name.isBlank() || name.length() > LONGEST_NAME) {
            return List.of();
        }
        return membersCalled(guild, name).stream().map(member -> named(member, name)).toList();
    }

    // Discord looks through names and nicknames by itself, without the members intent.
    private static List<Member> membersCalled(Guild guild, String name) {
        var found = new CompletableFuture<List<Member>>();
        guild.retrieveMembersByPrefix(name, MOST_PEOPLE)
                .onSuccess(found::complete)
                .onError(found::completeExceptionally);
        try {
            return found.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException unanswered) {
            log.warn("Discord did not say who is called so: {}", unanswered.toString());
            return List.of();
        }
    }

    private static Named named(Member member, String name) {
        var user = member.getUser();
        var exact =
                Stream.of(user.getName(), user.getGlobalName(), member.getNickname())
                        .filter(Objects::nonNull)
                        .anyMatch(name::equalsIgnoreCase);
        return new Named(member.getIdLong(), user.getName(), exact);
    }

    @Override
    public List<Named> channels(long guildId, String name) {
        return called(guildId, name, guild -> guild.getChannels().stream(), GuildChannel::getName);
    }

    @Override
    public List<Named> roles(long guildId, String name) {
        return called(guildId, name, guild -> guild.getRoles().stream(), Role::getName);
    }

    private <T extends ISnowflake> List<Named> called(
            long guildId,
            String name,
            Function<Guild, Stream<? extends T>> all,
            Function<T, String> nameOf) {
        var guild = fleet.manager().getGuildById(guildId);
        if (guild == null) {
            return List.of();
        }
        return all.apply(guild)
                .filter(one -> nameOf.apply(one).equalsIgnoreCase(name))
                .<Named>map(one -> new Named(one.getIdLong(), nameOf.apply(one), true))
                .toList();
    }

    @Override
    public boolean hasChannel(long guildId, long channelId) {
        var guild = fleet.manager().getGuildById(guildId);
        return guild == null || guild.getGuildChannelById(channelId) != null;
    }

    @Override
    public boolean mayWriteIn(long guildId, long channelId) {
        var guild = fleet.manager().getGuildById(guildId);
        return guild == null
                || guild.getGuildChannelById(channelId) instanceof GuildMessageChannel channel
                        && channel.canTalk();
    }

    @Override
    public boolean hasRole(long guildId, long roleId) {
        var guild = fleet.manager().getGuildById(guildId);
        return guild == null || guild.getRoleById(roleId) != null;
    }
}
