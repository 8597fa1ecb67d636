package io.jikimi.commands;

import static net.dv8tion.jda.api.Permission.MESSAGE_EMBED_LINKS;
import static net.dv8tion.jda.api.Permission.MESSAGE_HISTORY;
import static net.dv8tion.jda.api.Permission.MESSAGE_SEND;
import static net.dv8tion.jda.api.Permission.MESSAGE_SEND_IN_THREADS;
import static net.dv8tion.jda.api.Permission.VIEW_CHANNEL;

import io.jikimi.commands.Messenger.Unsaid.Why;
import io.jikimi.commands.Noticeboard.Spot;
import io.jikimi.discord.ArchivedThreads;
import io.jikimi.discord.Postman;
import io.jikimi.discord.Standings;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.concrete.NewsChannel;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** Says it through JDA. */
@Component
class DiscordMessenger implements Messenger {

    // A token that is being exchanged, and too many requests.
    private static final Set<Integer> PASSING = Set.of(401, 429);
    private static final Set<ErrorResponse> GONE =
            EnumSet.of(
                    ErrorResponse.UNKNOWN_CHANNEL,
                    ErrorResponse.UNKNOWN_MESSAGE,
                    ErrorResponse.UNKNOWN_USER);
    private static final Set<ErrorResponse> SHUT =
            EnumSet.of(ErrorResponse.CANNOT_SEND_TO_USER, ErrorResponse.NO_MUTUAL_GUILDS);
    private static final Set<ErrorResponse> LOCKED =
            EnumSet.of(
                    ErrorResponse.ILLEGAL_OPERATION_ARCHIVED_THREAD, ErrorResponse.THREAD_LOCKED);

    private final ShardManager manager;
    private final GuildPreferences preferences;
    private final ReplyRenderer renderer;
    private final Postman postman;
    private final Standings standings;
    private final ArchivedThreads threads;

    DiscordMessenger(
            ShardManager manager,
            GuildPreferences preferences,
            ReplyRenderer renderer,
            Postman postman,
            Standings standings,
            ArchivedThreads threads) {
        this.manager = manager;
        this.preferences = preferences;
        this.renderer = renderer;
        this.postman = postman;
        this.standings = standings;
        this.threads = threads;
    }

    @Override
    public Spot say(Address to, String nonce, Note note) {
        return understood(
                nonce,
                () ->
                        switch (to) {
                            case Address.Channel channel -> post(channel, nonce, note);
                            case Address.Person(var userId) ->
                                    send(direct(userId), written(note), nonce, note);
                        });
    }

    private Spot post(Address.Channel to, String nonce, Note note) {
        var channel = channel(to);
        if (note.author() != null && !mayWrite(to, channel, note.author())) {
            throw new Unsaid(Why.AUTHOR_FORBIDDEN, null);
        }
        return send(channel, written(to, channel, note), nonce, note);
    }

    private boolean mayWrite(Address.Channel to, GuildMessageChannel channel, long authorId) {
        var place =
                channel instanceof ThreadChannel thread
                        ? thread.getParentChannel().getIdLong()
                        : to.channelId();
        var standing = standings.in(to.guildId(), place, authorId);
        var needed = channel instanceof ThreadChannel ? MESSAGE_SEND_IN_THREADS : MESSAGE_SEND;
        return standing != null && standing.permissions().containsAll(Set.of(VIEW_CHANNEL, needed));
    }

    private Spot send(MessageChannel channel, MessageCreateData data, String nonce, Note note) {
        var sent =
                channel.sendMessage(data)
                        .setNonce(nonce)
                        .mentionUsers(note.people().stream().map(String::valueOf).toList())
                        .mentionRoles(note.roles().stream().map(String::valueOf).toList())
                        .complete();
        postman.delivered(sent);
        return new Spot(channel.getIdLong(), sent.getIdLong());
    }

    @Override
    public @Nullable Spot find(Address where, Instant since, Note note) {
        try {
            return switch (where) {
                case Address.Channel to -> found(to, since, note);
                case Address.Person(var userId) ->
                        Traces.find(direct(userId), since, written(note));
            };
        } catch (ErrorResponseException failure) {
            if (why(failure) == null) {
                throw failure;
            }
            return null;
        } catch (Unsaid | InsufficientPermissionException nothingToSeeThere) {
            return null;
        }
    }

    private @Nullable Spot found(Address.Channel to, Instant since, Note note) {
        var channel = channel(to);
        var self = channel.getGuild().getSelfMember();
        return self.hasPermission(channel, VIEW_CHANNEL, MESSAGE_HISTORY)
                ? Traces.find(channel, since, written(to, channel, note))
                : null;
    }

    @Override
    public void publish(long guildId, Spot spot) {
        change(
                guildId,
                spot,
                channel ->
                        channel instanceof NewsChannel news
                                ? news.crosspostMessageById(spot.messageId())
                                : null);
    }

    @Override
    public void pin(long guildId, Spot spot) {
        change(guildId, spot, channel -> channel.pinMessageById(spot.messageId()));
    }

    @Override
    public void delete(long guildId, Spot spot) {
        change(guildId, spot, channel -> channel.deleteMessageById(spot.messageId()));
    }

    private interface Change {
        @Nullable RestAction<?> of(GuildMessageChannel channel);
    }

    private void change(long guildId, Spot spot, Change change) {
        var channel = channel(new Address.Channel(guildId, spot.channelId()));
        understood(
                "message",
                () -> {
                    var action = change.of(channel);
                    return action == null ? spot : done(action, spot);
                });
    }

    // What is published already is published.
    private static Spot done(RestAction<?> action, Spot spot) {
        try {
            action.complete();
        } catch (ErrorResponseException failure) {
            if (failure.getErrorResponse() != ErrorResponse.ALREADY_CROSSPOSTED) {
                throw failure;
            }
        }
        return spot;
    }

    private <T extends @Nullable Object> T understood(String nonce, Supplier<T> asked) {
        try {
            return asked.get();
        } catch (ErrorResponseException failure) {
            var why = why(failure);
            if (why == null) {
                throw failure;
            }
            if (why != Why.SHUT) {
                postman.failed(nonce, failure);
            }
            throw new Unsaid(why, failure);
        } catch (InsufficientPermissionException refused) {
            postman.failed(nonce, refused);
            throw new Unsaid(Why.FORBIDDEN, refused);
        }
    }

    // Null for what may pass by itself.
    private static @Nullable Why why(ErrorResponseException failure) {
        var status = failure.getResponse().code;
        if (status < 400 || status >= 500 || PASSING.contains(status)) {
            return null;
        }
        if (SHUT.contains(failure.getErrorResponse())) {
            return Why.SHUT;
        }
        if (GONE.contains(failure.getErrorResponse()) || status == 404) {
            return Why.GONE;
        }
        return status == 403 || LOCKED.contains(failure.getErrorResponse())
                ? Why.FORBIDDEN
                : Why.REFUSED;
    }

    private MessageCreateData written(Address.Channel to, GuildMessageChannel channel, Note note) {
        var guild = channel.getGuild();
        var chosen = note.language() == null ? preferences.language(to.guildId()) : note.language();
        var language = chosen == null ? guild.getLocale().toLocale() : chosen;
        var cards = guild.getSelfMember().hasPermission(channel, MESSAGE_EMBED_LINKS);
        return renderer.notice(note.said(), language, cards);
    }

    private MessageCreateData written(Note note) {
        var language = note.language() == null ? Locale.ENGLISH : note.language();
        return renderer.notice(note.said(), language, true);
    }

    private PrivateChannel direct(long userId) {
        return anyShard().openPrivateChannelById(userId).complete();
    }

    private JDA anyShard() {
        return manager.getShardCache().stream()
                .filter(shard -> shard.getStatus() == JDA.Status.CONNECTED)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no shard is connected"));
    }

    private GuildMessageChannel channel(Address.Channel to) {
        var guild = guild(to.guildId());
        var known = guild.getChannelById(GuildMessageChannel.class, to.channelId());
        var found = known == null ? threads.find(guild, to.channelId()) : known;
        if (found == null) {
            throw new Unsaid(Why.GONE, null);
        }
        return found;
    }

    private Guild guild(long guildId) {
        var guild = manager.getGuildById(guildId);
        if (guild == null) {
            throw new IllegalStateException("guild is not here: " + guildId);
        }
        return guild;
    }
}
