package io.jikimi.discord;

import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.requests.restaction.AuditableRestActionImpl;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Does it through the shard of the guild. */
@Component
@NeedsIntent(
        value = PrivilegedIntent.MESSAGE_CONTENT,
        lost = "purging by what messages say, and what was deleted in the log")
class GuildChannelMessages implements ChannelMessages {

    private final GuildChannels channels;

    GuildChannelMessages(GuildChannels channels) {
        this.channels = channels;
    }

    @Override
    public List<Found> before(long guildId, long channelId, long messageId) {
        var channel = channel(guildId, channelId);
        var past = channels.done(() -> channel.getHistoryBefore(messageId, TOGETHER));
        return past.getRetrievedHistory().stream().map(GuildChannelMessages::found).toList();
    }

    private static Found found(Message message) {
        return new Found(
                message.getIdLong(),
                message.getAuthor().getIdLong(),
                message.getAuthor().getName(),
                message.getAuthor().isBot() || message.isWebhookMessage(),
                text(message),
                message.getAttachments().stream().map(Message.Attachment::getUrl).toList(),
                message.isPinned(),
                message.getType().canDelete());
    }

    private static String text(Message message) {
        var forwarded =
                message.getMessageSnapshots().stream()
                        .flatMap(
                                one ->
                                        Stream.concat(
                                                Stream.of(one.getContentRaw()),
                                                one.getEmbeds().stream()
                                                        .flatMap(GuildChannelMessages::texts)));
        var cards = message.getEmbeds().stream().flatMap(GuildChannelMessages::texts);
        return Stream.of(Stream.of(message.getContentRaw()), forwarded, cards)
                .flatMap(texts -> texts)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> texts(MessageEmbed card) {
        var fields =
                card.getFields().stream()
                        .flatMap(field -> Stream.of(field.getName(), field.getValue()));
        return Stream.concat(Stream.of(card.getTitle(), card.getDescription()), fields)
                .filter(Objects::nonNull);
    }

    // JDA deletes together as well, but without a word for the audit log.
    @Override
    public void deleteTogether(long guildId, long channelId, List<Long> messageIds, Audited why) {
        var channel = channel(guildId, channelId);
        var ids = DataArray.fromCollection(messageIds.stream().map(String::valueOf).toList());
        var route = Route.Messages.DELETE_MESSAGES.compile(String.valueOf(channelId));
        channels.done(
                channel.getGuild(),
                why,
                () ->
                        new AuditableRestActionImpl<Void>(
                                channel.getJDA(), route, DataObject.empty().put("messages", ids)));
    }

    @Override
    public boolean delete(long guildId, long channelId, long messageId, Audited why) {
        var channel = channel(guildId, channelId);
        try {
            channels.done(channel.getGuild(), why, () -> channel.deleteMessageById(messageId));
            return true;
        } catch (NotDone no) {
            if (no.isAnsweredBy(ErrorResponse.UNKNOWN_MESSAGE)) {
                return false;
            }
            throw no;
        }
    }

    private GuildMessageChannel channel(long guildId, long channelId) {
        return channels.channel(guildId, channelId, GuildMessageChannel.class);
    }
}
