package io.jikimi.config;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Where the data lies, taken apart so that no URL with a password in it is ever passed on.
 *
 * @param jdbcUrl what the driver is given; never holds user or password
 * @param user who logs in, or null where the URL names nobody
 * @param password with what, or null
 */
public record DatabaseAddress(String jdbcUrl, @Nullable String user, @Nullable Secret password) {

    private static final List<String> H2_OPTIONS =
            List.of(
                    "MODE=PostgreSQL",
                    "DATABASE_TO_LOWER=TRUE",
                    "DEFAULT_NULL_ORDERING=HIGH",
                    // On SIGTERM, what was accepted is still written; the pool closes it then.
                    "DB_CLOSE_ON_EXIT=FALSE");

    /**
     * Reads {@code postgres://user:password@host:port/name?options} as platforms give it, its
     * {@code postgresql://} twin, and JDBC URLs of the two databases.
     *
     * @throws MisconfiguredException for anything else, saying what would work
     */
    public static DatabaseAddress parse(String url) {
        var given = url.strip();
        if (given.startsWith("postgres://") || given.startsWith("postgresql://")) {
            return platformUrl(given);
        }
        if (given.startsWith("jdbc:h2:")) {
            return new DatabaseAddress(withH2Options(given), "sa", Secret.of(""));
        }
        if (given.startsWith("jdbc:postgresql:")) {
            return jdbcUrl(given);
        }
        throw new MisconfiguredException(
                "DATABASE_URL does not begin with a database that Jikimi knows"
                        + scheme(given)
                        + ".",
                "Set DATABASE_URL to postgres://user:password@host:5432/name for PostgreSQL, or to"
                        + " jdbc:h2:file:./data/jikimi for the embedded database; leave it out for the"
                        + " latter.");
    }

    private static DatabaseAddress platformUrl(String url) {
        var uri = uri(url);
        var login = uri.getRawUserInfo();
        var name = uri.getRawPath();
        if (uri.getHost() == null || name == null || name.length() < 2) {
            throw unreadable();
        }
        var colon = login == null ? -1 : login.indexOf(':');
        var user = login == null ? null : decode(colon < 0 ? login : login.substring(0, colon));
        var password =
                login == null || colon < 0 ? null : Secret.of(decode(login.substring(colon + 1)));
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new DatabaseAddress(
                "jdbc:postgresql://" + uri.getHost() + port + name + query, user, password);
    }

    private static DatabaseAddress jdbcUrl(String url) {
        var question = url.indexOf('?');
        if (question < 0) {
            return new DatabaseAddress(withoutLogin(url), null, null);
        }
        var rest = new ArrayList<String>();
        var login = new HashMap<String, String>();
        for (var option : url.substring(question + 1).split("&")) {
            var name = option.replaceFirst("=.*", "");
            if (name.equals("user") || name.equals("password")) {
                login.put(
                        name,
                        decode(option.substring(Math.min(option.length(), name.length() + 1))));
            } else if (!option.isEmpty()) {
                rest.add(option);
            }
        }
        var options = rest.isEmpty() ? "" : "?" + String.join("&", rest);
        var password = login.get("password");
        return new DatabaseAddress(
                withoutLogin(url.substring(0, question)) + options,
                login.get("user"),
                password == null ? null : Secret.of(password));
    }

    // The driver would not understand user:password@ there, and it would be seen in its complaint.
    private static String withoutLogin(String url) {
        if (url.contains("@")) {
            throw unreadable();
        }
        return url;
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException malformed) {
            throw unreadable();
        }
    }

    private static MisconfiguredException unreadable() {
        return new MisconfiguredException(
                "DATABASE_URL is not a URL that can be read.",
                "It should look like postgres://user:password@host:5432/name, with special characters"
                        + " of the password percent-encoded (@ is %40, / is %2F).");
    }

    private static String withH2Options(String url) {
        var parts = new ArrayList<>(List.of(url));
        H2_OPTIONS.stream()
                .filter(option -> !url.contains(option.substring(0, option.indexOf('=') + 1)))
                .forEach(parts::add);
        return String.join(";", parts);
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String scheme(String url) {
        var colon = url.indexOf(':');
        var scheme = colon < 0 ? "" : url.substring(0, colon + 1);
        return scheme.matches("[a-z][a-z0-9+.-]{1,15}:") && url.startsWith("//", colon + 1)
                ? ", but with " + scheme
                : "";
    }
}
