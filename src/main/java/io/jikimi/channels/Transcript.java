package io.jikimi.channels;

import io.jikimi.commands.Attached;
import io.jikimi.discord.ChannelMessages.Found;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What was deleted, as a file to be read: when, by whom, and what it said, oldest first. */
final class Transcript {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private Transcript() {}

    static Attached of(long channelId, long purgeId, List<Found> messages) {
        var text =
                messages.stream()
                        .sorted(Comparator.comparingLong(Found::id))
                        .map(Transcript::of)
                        .collect(Collectors.joining("\n"));
        return Attached.text("deleted-%d-%d.txt".formatted(channelId, purgeId), text);
    }

    private static String of(Found message) {
        var lines = new StringBuilder();
        lines.append(WHEN.format(message.sentAt())).append("  ").append(message.author());
        lines.append(" (").append(message.authorId()).append(")  #").append(message.id());
        message.text().lines().forEach(line -> lines.append("\n    ").append(line));
        message.files().forEach(file -> lines.append("\n    + ").append(file));
        return lines.append('\n').toString();
    }
}
