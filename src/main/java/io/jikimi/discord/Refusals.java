package io.jikimi.discord;

import static net.dv8tion.jda.api.Permission.MANAGE_THREADS;
import static net.dv8tion.jda.api.Permission.MESSAGE_ATTACH_FILES;
import static net.dv8tion.jda.api.Permission.MESSAGE_EMBED_LINKS;
import static net.dv8tion.jda.api.Permission.MESSAGE_HISTORY;
import static net.dv8tion.jda.api.Permission.MESSAGE_SEND;
import static net.dv8tion.jda.api.Permission.MESSAGE_SEND_IN_THREADS;
import static net.dv8tion.jda.api.Permission.VIEW_CHANNEL;

import io.jikimi.discord.DeliveryRefused.Cause;

import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.requests.ErrorResponse;

import okhttp3.Request;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the rooms above what could not be said where, and what could. */
@Component
class Refusals {

    private static final Pattern CHANNEL = Pattern.compile("/channels/(\\d+)(/messages)?");
    private static final Set<ErrorResponse> FORBIDDEN =
            EnumSet.of(
                    ErrorResponse.MISSING_PERMISSIONS,
                    ErrorResponse.MISSING_ACCESS,
                    ErrorResponse.REPLY_FAILED_MISSING_MESSAGE_HISTORY_PERM,
                    ErrorResponse.ILLEGAL_OPERATION_ARCHIVED_THREAD,
                    ErrorResponse.THREAD_LOCKED);

    private final ObjectProvider<Fleet> fleet;
    private final ApplicationEventPublisher events;

    // The fleet is built with a part of us inside.
    Refusals(ObjectProvider<Fleet> fleet, ApplicationEventPublisher events) {
        this.fleet = fleet;
        this.events = events;
    }

    /** Hears of a failure, which may be one of those that people of a guild can put right. */
    void heard(Throwable failure) {
        switch (failure) {
            case InsufficientPermissionException ours ->
                    withheld(ours.getGuildId(), ours.getChannelId(), Set.of(ours.getPermission()));
            case ErrorResponseException answer -> heard(answer);
            default -> {}
        }
    }

    private void heard(ErrorResponseException answer) {
        var forbidden = FORBIDDEN.contains(answer.getErrorResponse());
        if (!forbidden && answer.getErrorResponse() != ErrorResponse.UNKNOWN_CHANNEL) {
            return;
        }
        var request = request(answer);
        var path = request == null ? null : CHANNEL.matcher(request.url().encodedPath());
        if (request == null || path == null || !path.find()) {
            return;
        }
        var channelId = Long.parseLong(path.group(1));
        var channel = channel(channelId);
        if (channel != null) {
            var posting = path.group(2) != null && request.method().equals("POST");
            events.publishEvent(
                    new DeliveryRefused(
                            channel.getGuild().getIdLong(),
                            channelId,
                            forbidden ? Cause.FORBIDDEN : Cause.CHANNEL_GONE,
                            posting ? toPost(channel) : Set.of(VIEW_CHANNEL)));
        }
    }

    private static @Nullable Request request(ErrorResponseException answer) {
        var response = answer.getResponse();
        var raw = response == null ? null : response.getRawResponse();
        return raw == null ? null : raw.request();
    }

    // Discord says that something is missing, but not what.
    private static Set<Permission> toPost(GuildChannel channel) {
        var needed = EnumSet.of(VIEW_CHANNEL, MESSAGE_HISTORY);
        needed.add(MESSAGE_EMBED_LINKS);
        needed.add(MESSAGE_ATTACH_FILES);
        if (channel.getType().isThread()) {
            needed.add(MESSAGE_SEND_IN_THREADS);
            needed.add(MANAGE_THREADS);
        } else {
            needed.add(MESSAGE_SEND);
        }
        return needed;
    }

    private @Nullable GuildChannel channel(long channelId) {
        return fleet.getObject().manager().getChannelById(GuildChannel.class, channelId);
    }

    /** Hears of something that was not even tried, since this would be needed for it. */
    void withheld(long guildId, long channelId, Set<Permission> needed) {
        events.publishEvent(new DeliveryRefused(guildId, channelId, Cause.WITHHELD, needed));
    }

    /** Hears of what Discord has taken. */
    void delivered(@Nullable Object sent) {
        if (sent instanceof Message message && message.isFromGuild()) {
            events.publishEvent(
                    new Delivered(message.getGuildIdLong(), message.getChannelIdLong()));
        }
    }
}
