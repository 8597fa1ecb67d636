package io.jikimi.commands;

import io.jikimi.commands.Noticeboard.Spot;

import net.dv8tion.jda.api.components.ActionComponent;
import net.dv8tion.jda.api.components.Component;
import net.dv8tion.jda.api.components.tree.ComponentTree;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.utils.TimeUtil;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Finds in a channel's history what Jikimi has said there itself. */
final class Traces {

    private static final int AT_ONCE = 100;
    private static final int MOST_PAGES = 10;

    /** By so much the clocks here and at Discord may differ. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private Traces() {}

    static @Nullable Spot find(MessageChannel channel, Instant since, MessageCreateData said) {
        var after = TimeUtil.getDiscordTimestamp(since.minus(CLOCKS).toEpochMilli());
        var selfId = channel.getJDA().getSelfUser().getIdLong();
        for (var page = 0; page < MOST_PAGES; page++) {
            var messages = page(channel, after);
            for (var message : messages) {
                if (message.getAuthor().getIdLong() == selfId && isSame(message, said)) {
                    return new Spot(channel.getIdLong(), message.getIdLong());
                }
                after = Math.max(after, message.getIdLong());
            }
            if (messages.size() < AT_ONCE) {
                break;
            }
        }
        return null;
    }

    private static List<Message> page(MessageChannel channel, long after) {
        return channel.getHistoryAfter(after, AT_ONCE).complete().getRetrievedHistory();
    }

    private static boolean isSame(Message message, MessageCreateData said) {
        var buttons = ids(said.getComponents());
        return buttons.isEmpty()
                ? message.getContentRaw().strip().equals(said.getContent().strip())
                        && words(message.getEmbeds()).equals(words(said.getEmbeds()))
                : ids(message.getComponents()).equals(buttons);
    }

    private static List<String> ids(List<? extends Component> components) {
        return ComponentTree.of(components).findAll(ActionComponent.class).stream()
                .map(button -> String.valueOf(button.getCustomId()))
                .toList();
    }

    // Discord keeps no space around what is said.
    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static List<String> words(List<MessageEmbed> embeds) {
        return embeds.stream()
                .map(embed -> stripped(embed.getTitle()) + "\n" + stripped(embed.getDescription()))
                .toList();
    }
}
