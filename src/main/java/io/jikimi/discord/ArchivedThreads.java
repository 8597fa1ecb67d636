package io.jikimi.discord;

import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.JDAImpl;
import net.dv8tion.jda.internal.requests.RestActionImpl;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds threads that JDA does not know, since Discord tells it only of those that are open. */
@Component
public class ArchivedThreads {

    ArchivedThreads() {}

    /** The thread of that id, or null where the guild has none; waits for Discord. */
    public @Nullable ThreadChannel find(Guild guild, long threadId) {
        if (!(guild.getJDA() instanceof JDAImpl jda)) {
            return null;
        }
        var found = ask(jda, threadId);
        if (found == null
                || !ChannelType.fromId(found.getInt("type")).isThread()
                || found.getUnsignedLong("guild_id", 0) != guild.getIdLong()
                || guild.getGuildChannelById(found.getUnsignedLong("parent_id", 0)) == null) {
            return null;
        }
        return jda.getEntityBuilder().createThreadChannel(found, guild.getIdLong());
    }

    private static @Nullable DataObject ask(JDAImpl jda, long threadId) {
        var route = Route.Channels.GET_CHANNEL.compile(String.valueOf(threadId));
        try {
            return new RestActionImpl<DataObject>(jda, route, (response, _) -> response.getObject())
                    .complete();
        } catch (ErrorResponseException failure) {
            if (failure.getErrorResponse() == ErrorResponse.UNKNOWN_CHANNEL
                    || failure.getErrorResponse() == ErrorResponse.MISSING_ACCESS) {
                return null;
            }
            throw failure;
        }
    }
}
