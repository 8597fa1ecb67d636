package io.jikimi.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import net.dv8tion.jda.api.components.buttons.Button;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A command written down, to be run when somebody presses a button: it means the same after a
 * restart and on every instance. Looks like {@code 1:help?command=ping#open}.
 *
 * @param path the command and its subcommand
 * @param options what is already known
 * @param open the option that the chosen value fills, for menus
 */
public record ComponentId(List<String> path, Map<String, String> options, @Nullable String open) {

    private static final String VERSION = "1:";

    public static ComponentId of(String... path) {
        return new ComponentId(List.of(path), Map.of(), null);
    }

    public ComponentId with(String option, String value) {
        var more = new LinkedHashMap<>(options);
        more.put(option, value);
        return new ComponentId(path, more, open);
    }

    public ComponentId leavingOpen(String option) {
        return new ComponentId(path, options, option);
    }

    /**
     * Reads what {@link #written} wrote; empty for anything else, such as ids of older versions.
     */
    public static Optional<ComponentId> read(String customId) {
        if (!customId.startsWith(VERSION)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(customId));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static ComponentId parse(String customId) {
        var openAt = customId.indexOf('#');
        var call = customId.substring(VERSION.length(), openAt < 0 ? customId.length() : openAt);
        var optionsAt = call.indexOf('?');
        var path = List.of((optionsAt < 0 ? call : call.substring(0, optionsAt)).split("/", -1));
        var options =
                optionsAt < 0 ? Map.<String, String>of() : options(call.substring(optionsAt + 1));
        return new ComponentId(path, options, openAt < 0 ? null : customId.substring(openAt + 1));
    }

    /** The custom id to give Discord. */
    public String written() {
        var known =
                options.entrySet().stream()
                        .map(option -> option.getKey() + "=" + encode(option.getValue()))
                        .collect(Collectors.joining("&"));
        var id =
                VERSION
                        + String.join("/", path)
                        + (known.isEmpty() ? "" : "?" + known)
                        + (open == null ? "" : "#" + open);
        if (id.length() > Button.ID_MAX_LENGTH) {
            throw new IllegalArgumentException("longer than Discord takes: " + path);
        }
        return id;
    }

    private static Map<String, String> options(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(
                        Collectors.toMap(
                                pair -> pair[0],
                                pair -> URLDecoder.decode(pair[1], UTF_8),
                                (first, second) -> second));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
