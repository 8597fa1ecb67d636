package io.jikimi.commands;

import net.dv8tion.jda.api.interactions.commands.build.CommandData;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The commands as Discord is told of them, and their fingerprint. */
record PublishedCommands(List<CommandData> commands) {

    /** The same for the same commands, whatever the order of their properties. */
    String fingerprint() {
        var sorted =
                commands.stream()
                        .sorted(
                                Comparator.comparing(CommandData::getType)
                                        .thenComparing(CommandData::getName))
                        .map(command -> sorted(command.toData().toMap()))
                        .toList();
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(sorted.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static Object sorted(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var ordered = new TreeMap<String, Object>();
                map.forEach(
                        (key, inner) ->
                                ordered.put(key.toString(), inner == null ? "" : sorted(inner)));
                yield ordered;
            }
            case List<?> list -> list.stream().map(PublishedCommands::sorted).toList();
            default -> value;
        };
    }
}
