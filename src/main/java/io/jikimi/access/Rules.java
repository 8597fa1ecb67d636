package io.jikimi.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

    private final Map<String, List<Rule>> byCommand = new HashMap<>();

    /** Reads rules; one that nobody understands, such as one of a newer version, counts nothing. */
    static Rules of(AccessSettings settings) {
        var rules = new Rules();
        settings.rules().forEach(rules::add);
        return rules;
    }

    private void add(String key, String effect) {
        var slash = key.lastIndexOf('/');
        var parts = key.substring(slash + 1).split(":", 2);
        for (var scope : Scope.values()) {
            if (slash > 0 && scope.name().equalsIgnoreCase(parts[0])) {
                var id = parts.length == 2 && parts[1].matches("\\d{1,19}") ? parts[1] : "0";
                byCommand
                        .computeIfAbsent(key.substring(0, slash), _ -> new ArrayList<>())
                        .add(new Rule(scope, Long.parseLong(id), effect.equals("allow")));
            }
        }
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
