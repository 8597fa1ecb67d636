package io.jikimi.commands;

import io.jikimi.discord.Postman;

import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.TimeUtil;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Says it through the shard of the guild. */
@Component
class GuildNoticeboard implements Noticeboard {

    private static final int LOOKED_THROUGH = 100;
    // A token that is being exchanged, and too many requests.
    private static final Set<Integer> PASSING = Set.of(401, 429);

    private final ShardManager manager;
    private final GuildPreferences preferences;
    private final ReplyRenderer renderer;
    private final Postman postman;

    GuildNoticeboard(
            ShardManager manager,
            GuildPreferences preferences,
            ReplyRenderer renderer,
            Postman postman) {
        this.manager = manager;
        this.preferences = preferences;
        this.renderer = renderer;
        this.postman = postman;
    }

    @Override
    public Spot post(long guildId, long channelId, String nonce, Reply.Message said) {
        var guild = guild(guildId);
        var channel = channel(guild, channelId);
        try {
            var data = renderer.notice(said, language(guild), mayEmbed(guild, channel));
            var sent = channel.sendMessage(data).setNonce(nonce).complete();
            postman.delivered(sent);
            return new Spot(channelId, sent.getIdLong());
        } catch (ErrorResponseException failure) {
            throw understood(nonce, failure);
        } catch (InsufficientPermissionException refused) {
            throw new Undeliverable(refused);
        }
    }

    @Override
    public Spot writeToOwner(long guildId, String nonce, Reply.Message said) {
        var guild = guild(guildId);
        try {
            var channel = toOwner(guild);
            var data = renderer.notice(said, language(guild), true);
            var sent = channel.sendMessage(data).setNonce(nonce).complete();
            return new Spot(channel.getIdLong(), sent.getIdLong());
        } catch (ErrorResponseException failure) {
            throw understood(nonce, failure);
        }
    }

    // Nobody of the guild can put right that somebody takes no messages.
    @Override
    public Spot writeTo(long guildId, long userId, String nonce, Reply.Message said) {
        var guild = guild(guildId);
        try {
            var channel = guild.getJDA().openPrivateChannelById(userId).complete();
            var data = renderer.notice(said, language(guild), true);
            var sent = channel.sendMessage(data).setNonce(nonce).complete();
            return new Spot(channel.getIdLong(), sent.getIdLong());
        } catch (ErrorResponseException failure) {
            throw mayPass(failure) ? failure : new Undeliverable(failure);
        }
    }

    // What may pass by itself is thrown on, so that whoever wants it said tries again.
    private RuntimeException understood(String nonce, ErrorResponseException failure) {
        if (mayPass(failure)) {
            return failure;
        }
        postman.failed(nonce, failure);
        return new Undeliverable(failure);
    }

    private static boolean mayPass(ErrorResponseException failure) {
        var status = failure.getResponse().code;
        return status < 400 || status >= 500 || PASSING.contains(status);
    }

    @Override
    public @Nullable Spot find(long guildId, long channelId, Instant since, String words) {
        var guild = guild(guildId);
        var channel = channel(guild, channelId);
        var self = guild.getSelfMember();
        if (!self.hasPermission(channel, Permission.VIEW_CHANNEL, Permission.MESSAGE_HISTORY)) {
            return null;
        }
        return messagesAfter(channel, since).stream()
                .filter(message -> message.getAuthor().getIdLong() == self.getIdLong())
                .filter(message -> text(message).contains(words))
                .findFirst()
                .map(message -> new Spot(channelId, message.getIdLong()))
                .orElse(null);
    }

    private static List<Message> messagesAfter(GuildMessageChannel channel, Instant since) {
        var after = TimeUtil.getDiscordTimestamp(since.toEpochMilli());
        try {
            return channel.getHistoryAfter(after, LOOKED_THROUGH).complete().getRetrievedHistory();
        } catch (ErrorResponseException failure) {
            if (mayPass(failure)) {
                throw failure;
            }
            return List.of();
        }
    }

    private static String text(Message message) {
        var text = new StringBuilder(message.getContentRaw());
        message.getEmbeds().stream()
                .map(embed -> embed.getFooter())
                .filter(footer -> footer != null)
                .forEach(footer -> text.append('\n').append(footer.getText()));
        return text.toString();
    }

    @Override
    public boolean change(long guildId, Spot spot, boolean toOwner, Reply.Message said) {
        var guild = guild(guildId);
        try {
            if (toOwner) {
                var channel = toOwner(guild);
                var data = MessageEditData.fromCreateData(data(guild, said, true));
                channel.editMessageById(spot.messageId(), data).complete();
            } else {
                var channel = channel(guild, spot.channelId());
                var data = data(guild, said, mayEmbed(guild, channel));
                channel.editMessageById(spot.messageId(), MessageEditData.fromCreateData(data))
                        .complete();
            }
            return true;
        } catch (ErrorResponseException failure) {
            if (mayPass(failure)) {
                throw failure;
            }
            return false;
        } catch (Undeliverable | InsufficientPermissionException notThereAnyMore) {
            return false;
        }
    }

    private MessageCreateData data(Guild guild, Reply.Message said, boolean cards) {
        return renderer.notice(said, language(guild), cards);
    }

    private static PrivateChannel toOwner(Guild guild) {
        return guild.getJDA().openPrivateChannelById(guild.getOwnerIdLong()).complete();
    }

    private static boolean mayEmbed(Guild guild, GuildMessageChannel channel) {
        return guild.getSelfMember().hasPermission(channel, Permission.MESSAGE_EMBED_LINKS);
    }

    private Locale language(Guild guild) {
        var chosen = preferences.language(guild.getIdLong());
        return chosen == null ? guild.getLocale().toLocale() : chosen;
    }

    private Guild guild(long guildId) {
        var guild = manager.getGuildById(guildId);
        if (guild == null) {
            throw new IllegalStateException("guild is not here: " + guildId);
        }
        return guild;
    }

    private static GuildMessageChannel channel(Guild guild, long channelId) {
        var channel = guild.getChannelById(GuildMessageChannel.class, channelId);
        if (channel == null) {
            throw new Undeliverable("there is no channel " + channelId);
        }
        return channel;
    }
}
