package io.jikimi.access;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The rules of one guild, ordered for quick decisions. */
final class Rules {

    /** All commands together, as they are written in rules. */
    static final String EVERYTHING = "*";

    /** Whom a rule is about. */
    enum Scope {
        ALL,
        CHANNEL,
        ROLE,
        USER
    }

    /**
     * One rule.
     *
     * @param id of the channel, role or person; 0 for all
     */
    record Rule(Scope scope, long id, boolean allows) {}

    /** A rule and the command it is about. */
    record About(String command, Rule rule) {

        /** The person or the role, as they are mentioned. */
        String whom() {
            return (rule.scope() == Scope.ROLE ? "<@&" : "<@") + rule.id() + ">";
        }
    }

    private static final String SETTING = "commands.rules";

    private final Map<String, List<Rule>> byCommand = new HashMap<>();

    /** Reads rules; one that nobody understands, such as one of a newer version, counts nothing. */
    static Rules of(AccessSettings settings) {
        var rules = new Rules();
        settings.rules().forEach(rules::add);
        return rules;
    }

    private void add(String key, String effect) {
        read(key, effect)
                .ifPresent(
                        found ->
                                byCommand
                                        .computeIfAbsent(found.command(), _ -> new ArrayList<>())
                                        .add(found.rule()));
    }

    // Not every number of that length is one that can be counted with.
    private static boolean isId(String written) {
        return written.matches("\\d{1,18}")
                || written.matches("\\d{19}")
                        && written.compareTo(String.valueOf(Long.MAX_VALUE)) <= 0;
    }

    /** A rule as it is written in settings, or empty where nobody understands it. */
    static Optional<About> read(String key, String effect) {
        var slash = key.lastIndexOf('/');
        var parts = key.substring(slash + 1).split(":", 2);
        for (var scope : Scope.values()) {
            if (slash > 0 && scope.name().equalsIgnoreCase(parts[0])) {
                var id = parts.length == 2 && isId(parts[1]) ? parts[1] : "0";
                var rule = new Rule(scope, Long.parseLong(id), effect.equals("allow"));
                return Optional.of(new About(key.substring(0, slash), rule));
            }
        }
        return Optional.empty();
    }

    /** The setting that keeps a rule. */
    static String setting(String key) {
        return SETTING + "[" + key + "]";
    }

    /** The key of the rule that a setting keeps, or null where it keeps none. */
    static @Nullable String keyOf(String setting) {
        return setting.startsWith(SETTING + "[")
                ? setting.substring(SETTING.length() + 1, setting.length() - 1)
                : null;
    }

    /** What is said about just this command. */
    List<Rule> about(String command) {
        return byCommand.getOrDefault(command, List.of());
    }

    static String key(String command, Scope scope, long id) {
        var about = scope == Scope.ALL ? "all" : scope.name().toLowerCase(Locale.ROOT) + ":" + id;
        return command + "/" + about;
    }

    /** The path and all above it, nearest first, and everything at last. */
    static List<String> levels(List<String> path) {
        var levels = new ArrayList<String>();
        for (var end = path.size(); end > 0; end--) {
            levels.add(String.join(" ", path.subList(0, end)));
        }
        levels.add(EVERYTHING);
        return levels;
    }
}
