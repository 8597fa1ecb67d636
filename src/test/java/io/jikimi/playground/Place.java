package io.jikimi.playground;

import io.jikimi.playground.world.Channel;
import io.jikimi.playground.world.Message;
import io.jikimi.playground.world.World;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A channel, a thread or a direct conversation, and what can be seen in it. */
public final class Place {

    private final Playground playground;
    private final Channel channel;
    private final Set<String> alreadySeen;

    Place(Playground playground, Channel channel) {
        this.playground = playground;
        this.channel = channel;
        alreadySeen = playground.seenIn(channel);
    }

    public Channel channel() {
        return channel;
    }

    public long id() {
        return channel.id();
    }

    /** The world that it is a part of. */
    public World world() {
        return playground.world();
    }

    /**
     * Waits until the bot shows everybody these words here. Asked for the same words twice, it
     * waits until they are shown twice: by another message, or by a change of the same.
     */
    public Shown shows(String words) {
        return awaits(words, message -> !message.isWhisper(), "in #" + channel.name());
    }

    Shown awaits(String words, Predicate<Message> visible, String where) {
        var found = playground.world().await(playground.patience(), () -> newest(words, visible));
        if (found == null) {
            throw new AssertionError(
                    "Expected «%s» %s, but visible was:%n%s%n%s"
                            .formatted(words, where, visible(visible), playground.trouble()));
        }
        return new Shown(playground, found);
    }

    private @Nullable Message newest(String words, Predicate<Message> visible) {
        for (var message : channel.messages().descendingMap().values()) {
            var mine = message.author() == playground.world().bot() && visible.test(message);
            if (mine && Shown.text(message).contains(words)) {
                var sight = words + "\0" + message.id() + "\0" + message.revision();
                if (alreadySeen.add(sight)) {
                    return message;
                }
            }
        }
        return null;
    }

    private String visible(Predicate<Message> visible) {
        return playground
                .world()
                .alone(
                        () -> {
                            var lines = new ArrayList<String>();
                            for (var message : channel.messages().descendingMap().values()) {
                                if (visible.test(message) && lines.size() < 10) {
                                    lines.addFirst(
                                            "  "
                                                    + message.author().shownName()
                                                    + ": "
                                                    + Shown.text(message).replace("\n", "\n    "));
                                }
                            }
                            return lines.isEmpty() ? "  nothing" : String.join("\n", lines);
                        });
    }

    /** What the bot has said here so that everybody sees it, oldest first. */
    public List<Shown> messagesOfBot() {
        return playground
                .world()
                .alone(
                        () ->
                                channel.messages().values().stream()
                                        .filter(each -> each.author() == playground.world().bot())
                                        .filter(each -> !each.isWhisper())
                                        .map(each -> new Shown(playground, each))
                                        .toList());
    }

    /** Waits until the bot has said so many messages here. */
    public List<Shown> hasFromBot(int messages) {
        var there =
                playground
                        .world()
                        .await(
                                playground.patience(),
                                () -> messagesOfBot().size() >= messages ? messagesOfBot() : null);
        if (there == null) {
            throw new AssertionError(
                    "Expected "
                            + messages
                            + " messages of the bot, but there are "
                            + messagesOfBot());
        }
        return there;
    }
}
