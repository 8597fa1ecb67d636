package io.jikimi.config;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One way to read {@code postgres://login@hosts/name?query}. People write passwords into it with
 * all kinds of characters in them; so every {@code @} may be the end of the login, and a URL is
 * understood if only one of these readings makes sense.
 */
record PostgresUrl(@Nullable String login, String hosts, String name, String query) {

    static final String JDBC = "jdbc:postgresql:";

    private static final Pattern SCHEME =
            Pattern.compile("(?i)(jdbc:)?postgres(ql)?://|jdbc:postgresql:");
    private static final Pattern HOST =
            Pattern.compile("([\\w.-]+|\\[[0-9a-fA-F:.]+])(:(?<port>\\d{1,5}))?");
    private static final Pattern OPTION = Pattern.compile("[\\w.-]+(=[^#]*)?");

    // What libpq calls them, and so every platform, and what the driver calls them.
    private static final Map<String, String> DRIVERS_NAMES =
            Map.of(
                    "application_name", "ApplicationName",
                    "channel_binding", "channelBinding",
                    "connect_timeout", "connectTimeout");

    private static final String SHAPE =
            "It should look like postgres://user:password@host:5432/name, with special characters"
                    + " of user and password percent-encoded: @ is %40, / is %2F, ? is %3F, # is"
                    + " %23, % is %25.";

    static boolean isOne(String url) {
        return SCHEME.matcher(url).lookingAt();
    }

    static DatabaseAddress parse(String url) {
        var scheme = SCHEME.matcher(url);
        if (!scheme.lookingAt() || url.chars().anyMatch(PostgresUrl::isBlank)) {
            throw new UnfitUrl("This URL of a database has white space in it.", SHAPE);
        }
        // jdbc:postgresql:name is short for a database on this machine.
        var local = scheme.group().endsWith("//") ? "" : "localhost/";
        var rest = local + url.substring(scheme.end());
        var readings = readings(rest);
        if (readings.size() > 1) {
            throw new UnfitUrl(
                    "This URL of a database can be read in two ways: it is not clear where the"
                            + " password ends.",
                    SHAPE);
        }
        var isJdbc = scheme.group().regionMatches(true, 0, "jdbc:", 0, "jdbc:".length());
        return (readings.isEmpty() ? nearest(rest) : readings.getFirst()).address(isJdbc);
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isISOControl(character);
    }

    private static List<PostgresUrl> readings(String rest) {
        var ends = IntStream.range(0, rest.length()).filter(at -> rest.charAt(at) == '@');
        return IntStream.concat(IntStream.of(-1), ends)
                .mapToObj(end -> reading(rest, end))
                .filter(reading -> reading.complaint().isEmpty())
                .toList();
    }

    private static PostgresUrl reading(String rest, int endOfLogin) {
        var login = endOfLogin < 0 ? null : rest.substring(0, endOfLogin);
        var server = rest.substring(endOfLogin + 1).split("\\?", 2);
        var path = server[0].split("/", 2);
        return new PostgresUrl(
                login,
                path[0],
                path.length == 1 ? "" : path[1],
                server.length == 1 ? "" : server[1]);
    }

    // No reading makes sense, so this is about telling which part of the likeliest does not.
    private static PostgresUrl nearest(String rest) {
        var reading = reading(rest, rest.split("[/?#]", 2)[0].lastIndexOf('@'));
        throw new UnfitUrl(reading.complaint().orElse("This URL cannot be read."), SHAPE);
    }

    private Optional<String> complaint() {
        if (login != null && !login.matches("[^:/?#]+(:.*)?")) {
            return Optional.of("The login in this URL of a database cannot be read.");
        }
        if (hosts.isEmpty()) {
            return Optional.of("This URL of a database names no host.");
        }
        if (!Arrays.stream(hosts.split(",", -1)).allMatch(PostgresUrl::isHost)) {
            return Optional.of("The host or the port in this URL of a database cannot be read.");
        }
        if (name.isEmpty()) {
            return Optional.of("This URL names no database.");
        }
        if (!name.matches("[^/@#]+")) {
            return Optional.of("The name of the database in this URL cannot be read.");
        }
        return options().allMatch(option -> OPTION.matcher(option).matches())
                ? Optional.empty()
                : Optional.of("The options in this URL of a database cannot be read.");
    }

    private static boolean isHost(String host) {
        var matcher = HOST.matcher(host);
        if (!matcher.matches()) {
            return false;
        }
        var port = matcher.group("port");
        return port == null || Integer.parseInt(port) > 0 && Integer.parseInt(port) <= 65535;
    }

    private Stream<String> options() {
        return Arrays.stream(query.split("&")).filter(option -> !option.isEmpty());
    }

    private DatabaseAddress address(boolean isJdbc) {
        var parts = login == null ? new String[0] : login.split(":", 2);
        var user = parts.length > 0 ? decoded(parts[0]) : null;
        var password = parts.length > 1 ? decoded(parts[1]) : null;
        var kept = new ArrayList<String>();
        for (var option : options().toList()) {
            var pair = option.split("=", 2);
            var value = pair.length == 1 ? "" : decoded(pair[1]);
            switch (pair[0].toLowerCase(Locale.ROOT)) {
                case "user" -> user = value;
                case "password" -> password = value;
                default -> kept.add(isJdbc ? kept(option) : translated(kept(option)));
            }
        }
        var options = kept.isEmpty() ? "" : "?" + String.join("&", kept);
        decoded(name);
        return new DatabaseAddress(
                JDBC + "//" + hosts + "/" + (isJdbc ? name : withPlus(name)) + options,
                user,
                password == null ? null : Secret.exactly(password));
    }

    private static String kept(String option) {
        var name = option.replaceFirst("=.*", "");
        if (name.toLowerCase(Locale.ROOT).contains("password")) {
            throw new UnfitUrl(
                    "This URL of a database has a password among its options, where it could be"
                            + " logged.",
                    "Take "
                            + name
                            + " out of the URL and set it by itself, as"
                            + " spring.datasource.hikari.data-source-properties."
                            + name
                            + ".");
        }
        return option;
    }

    private static String translated(String option) {
        var pair = withPlus(option).split("=", 2);
        pair[0] = DRIVERS_NAMES.getOrDefault(pair[0], pair[0]);
        return String.join("=", pair);
    }

    // The driver would take a plus for a space.
    private static String withPlus(String part) {
        return part.replace("+", "%2B");
    }

    private static String decoded(String part) {
        try {
            var text = StringUtils.uriDecode(part, StandardCharsets.UTF_8);
            if (text.chars().noneMatch(character -> character == 0 || character == '\uFFFD')) {
                return text;
            }
        } catch (IllegalArgumentException broken) {
            // Told below, together with bytes that are no text.
        }
        throw new UnfitUrl(
                "The percent-encoding in this URL of a database is broken.",
                "Write a % that is meant as such as %25, and every other special character as"
                        + " UTF-8, such as %C3%A9 for \u00e9.");
    }
}
