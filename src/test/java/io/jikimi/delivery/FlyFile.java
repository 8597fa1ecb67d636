package io.jikimi.delivery;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A {@code fly.toml}, held against the keys and types that Fly.io documents and that its
 * command-line tool reads; what Jikimi has no use for is left out of the list.
 */
record FlyFile(JsonNode tree) {

    private static final TomlMapper TOML = new TomlMapper();

    private static final Kind TEXT = matching("a text", ".+");
    private static final Kind NAME = matching("a name", "[a-z0-9][a-z0-9_-]*");
    private static final Kind PATH = matching("an absolute path", "/\\S*");
    private static final Kind TIME =
            matching("a time such as 30s", "(\\d+(\\.\\d+)?(ns|us|ms|s|m|h))+");
    private static final Kind SIZE = matching("a size such as 512mb", "\\d+ ?(?i:mb|gb)");
    private static final Kind PORT =
            new Kind("a port", one -> one.isInt() && one.asInt() > 0 && one.asInt() < 65536);
    private static final Kind COUNT =
            new Kind("a whole number", one -> one.isInt() && one.asInt() >= 0);
    private static final Kind NUMBER =
            new Kind("a number over 0", one -> one.isNumber() && one.asDouble() > 0);
    private static final Kind FLAG = new Kind("true or false", JsonNode::isBoolean);

    // A * is any name, [] any place in a list.
    private static final Map<String, Kind> KNOWN =
            Map.ofEntries(
                    Map.entry("app", NAME),
                    Map.entry("primary_region", matching("a region", "[a-z]{3}")),
                    Map.entry(
                            "kill_signal",
                            oneOf("SIGINT SIGTERM SIGQUIT SIGUSR1 SIGUSR2 SIGKILL SIGSTOP")),
                    Map.entry("kill_timeout", TIME),
                    Map.entry("swap_size_mb", COUNT),
                    Map.entry("console_command", TEXT),
                    Map.entry("build.dockerfile", TEXT),
                    Map.entry("build.ignorefile", TEXT),
                    Map.entry("build.image", TEXT),
                    Map.entry("build.build-target", TEXT),
                    Map.entry("build.args.*", TEXT),
                    Map.entry("env.*", TEXT),
                    Map.entry("deploy.strategy", oneOf("rolling immediate canary bluegreen")),
                    Map.entry("deploy.max_unavailable", NUMBER),
                    Map.entry("deploy.wait_timeout", TIME),
                    Map.entry("deploy.release_command", TEXT),
                    Map.entry("deploy.release_command_timeout", TIME),
                    Map.entry("mounts.[].source", matching("a volume", "[a-z0-9_]{1,30}")),
                    Map.entry("mounts.[].destination", PATH),
                    Map.entry("mounts.[].initial_size", SIZE),
                    Map.entry("mounts.[].snapshot_retention", COUNT),
                    Map.entry("mounts.[].processes.[]", NAME),
                    Map.entry("vm.[].size", NAME),
                    Map.entry("vm.[].memory", SIZE),
                    Map.entry("vm.[].cpus", COUNT),
                    Map.entry("vm.[].cpu_kind", oneOf("shared performance")),
                    Map.entry("vm.[].processes.[]", NAME),
                    Map.entry("restart.[].policy", oneOf("always on-failure never")),
                    Map.entry("restart.[].retries", COUNT),
                    Map.entry("restart.[].processes.[]", NAME),
                    Map.entry("checks.*.type", oneOf("http tcp")),
                    Map.entry("checks.*.port", PORT),
                    Map.entry("checks.*.method", oneOf("get head GET HEAD")),
                    Map.entry("checks.*.path", PATH),
                    Map.entry("checks.*.protocol", oneOf("http https")),
                    Map.entry("checks.*.interval", TIME),
                    Map.entry("checks.*.timeout", TIME),
                    Map.entry("checks.*.grace_period", TIME),
                    Map.entry("checks.*.tls_skip_verify", FLAG),
                    Map.entry("checks.*.headers.*", TEXT),
                    Map.entry("checks.*.processes.[]", NAME),
                    Map.entry("metrics.[].port", PORT),
                    Map.entry("metrics.[].path", PATH),
                    Map.entry("metrics.[].processes.[]", NAME),
                    Map.entry("files.[].guest_path", PATH),
                    Map.entry("files.[].local_path", TEXT),
                    Map.entry("files.[].secret_name", TEXT),
                    Map.entry("files.[].raw_value", TEXT));

    static FlyFile parse(String toml) {
        return new FlyFile(TOML.readTree(toml));
    }

    /** What Fly.io would not understand, each with its key; empty where all is well. */
    List<String> complaints() {
        var complaints = new ArrayList<String>();
        complain("", tree, complaints);
        return complaints;
    }

    private static void complain(String key, JsonNode value, List<String> complaints) {
        if (value.isObject()) {
            var prefix = key.isEmpty() ? "" : key + ".";
            value.forEachEntry((name, one) -> complain(prefix + name, one, complaints));
        } else if (value.isArray()) {
            value.forEach(one -> complain(key + ".[]", one, complaints));
        } else {
            KNOWN.entrySet().stream()
                    .filter(known -> matches(known.getKey(), key))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .ifPresentOrElse(
                            kind -> {
                                if (!kind.accepts().test(value)) {
                                    complaints.add(key + " is not " + kind.name());
                                }
                            },
                            () -> complaints.add(key + " is unknown"));
        }
    }

    private static boolean matches(String known, String key) {
        return Pattern.matches(Pattern.quote(known).replace("*", "\\E[^.]+\\Q"), key);
    }

    private static Kind matching(String name, String regex) {
        return new Kind(name, one -> one.isString() && one.asString().matches(regex));
    }

    private static Kind oneOf(String words) {
        return matching("one of: " + words, words.replace(' ', '|'));
    }

    /** What a value must be. */
    private record Kind(String name, Predicate<JsonNode> accepts) {}
}
