package io.jikimi.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code jdbc:h2:file:./data/jikimi;OPTION=value}: where the embedded database lies.
 *
 * @param location what follows {@code jdbc:h2:}, without options
 * @param options what follows that, without user and password
 * @param login user and password, as far as they stood among the options
 */
record H2Url(String location, List<String> options, Map<String, String> login) {

    private static final String JDBC = "jdbc:h2:";
    private static final Pattern OPTION = Pattern.compile("(?:\\\\.|[^;\\\\]|\\\\$)++");
    private static final Pattern NO_FILE = Pattern.compile("(?i)(mem|tcp|ssl|memFS|nioMemFS):.*");

    private static final List<String> NEEDED =
            List.of(
                    "MODE=PostgreSQL",
                    "DATABASE_TO_LOWER=TRUE",
                    "DEFAULT_NULL_ORDERING=HIGH",
                    // What was committed outlives the process: usually half a second would be lost.
                    "WRITE_DELAY=0",
                    // Statements in it, and with them what people said, would go round the log.
                    "TRACE_LEVEL_FILE=0",
                    // On SIGTERM, what was accepted is still written; the pool closes it then.
                    "DB_CLOSE_ON_EXIT=FALSE");

    static boolean isOne(String url) {
        return url.regionMatches(true, 0, JDBC, 0, JDBC.length());
    }

    static H2Url parse(String url) {
        var rest = url.substring(JDBC.length());
        var end = rest.indexOf(';');
        var location = end < 0 ? rest : rest.substring(0, end);
        var options = new ArrayList<String>();
        var login = new HashMap<String, String>();
        var matcher = OPTION.matcher(end < 0 ? "" : rest.substring(end));
        while (matcher.find()) {
            var option = matcher.group();
            var key = key(option);
            if (key.equals("USER") || key.equals("PASSWORD")) {
                login.put(key, value(option));
            } else {
                options.add(option);
            }
        }
        var read = new H2Url(location, options, login);
        read.complaint().ifPresent(what -> refuse(what));
        return read;
    }

    private static void refuse(String what) {
        throw new UnfitUrl(
                what,
                "It should look like jdbc:h2:file:./data/jikimi, with a path that begins with ./"
                        + " or / and options behind it, each as ;NAME=value.");
    }

    private Optional<String> complaint() {
        if (location.isBlank() || location.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("This URL of a database names no file that there could be.");
        }
        if (location.matches("(?s).*[?&].*")) {
            return Optional.of("The options in this URL of a database do not begin with ;.");
        }
        if (!options.stream().allMatch(option -> option.matches("(?s)\\w+=.*"))) {
            return Optional.of("This URL of a database has an option without a value.");
        }
        return file().filter(path -> !path.matches("(~|\\.{1,2}[/\\\\]|/|\\\\|[a-zA-Z]:[/\\\\]).*"))
                .map(_ -> "The file in this URL of a database does not say where it lies.");
    }

    /** The file, as a path without H2's own ending; empty where the data lies in no file. */
    Optional<String> file() {
        return NO_FILE.matcher(location).matches()
                ? Optional.empty()
                : Optional.of(location.replaceFirst("^([a-zA-Z0-9]{2,}:)+", ""));
    }

    DatabaseAddress address() {
        var parts = new ArrayList<>(List.of(JDBC + location));
        parts.addAll(options);
        var given = options.stream().map(H2Url::key).toList();
        NEEDED.stream().filter(option -> !given.contains(key(option))).forEach(parts::add);
        return new DatabaseAddress(
                String.join(";", parts),
                login.getOrDefault("USER", "sa"),
                Secret.exactly(login.getOrDefault("PASSWORD", "")));
    }

    private static String key(String option) {
        return option.replaceFirst("(?s)=.*", "").toUpperCase(Locale.ROOT);
    }

    private static String value(String option) {
        var equals = option.indexOf('=');
        return equals < 0 ? "" : option.substring(equals + 1).replaceAll("\\\\(.)", "$1");
    }
}
