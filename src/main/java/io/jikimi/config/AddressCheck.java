package io.jikimi.config;

import io.jikimi.sources.Problem;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Refuses addresses that nobody could call. What is no number at all, others refuse. */
class AddressCheck implements Check {

    @Override
    public List<Problem> problems(Settings settings) {
        return Stream.of(
                        unfit(
                                settings,
                                "bot.api-url",
                                AddressCheck::isCallable,
                                "is not an address that can be called.",
                                "Leave it out for Discord itself, or set it to an http or https URL"
                                        + " with a host, such as http://localhost:8290/api/v10/."),
                        unfit(
                                settings,
                                "bot.heartbeat.url",
                                url -> url.isEmpty() || isCallable(url),
                                "is not an address that can be called.",
                                "Set it to the whole http or https URL that the service shows for"
                                        + " your check, or leave it out."),
                        unfit(
                                settings,
                                "server.port",
                                AddressCheck::isPort,
                                "is not a port.",
                                "Set it to a whole number from 0 to 65535; 8080 is the default."))
                .flatMap(Optional::stream)
                .toList();
    }

    /** What is to be said of a value that does not fit. */
    static Optional<Problem> unfit(
            Settings settings, String property, Predicate<String> fits, String what, String fix) {
        return Check.refuse(
                settings, property, fits.negate(), SettingName.of(property) + " " + what, fix);
    }

    /** Whether it is an http or https URL with a host. */
    static boolean isCallable(String url) {
        try {
            var uri = new URI(url);
            return uri.getHost() != null
                    && uri.getPort() <= 65535
                    && uri.getScheme() != null
                    && uri.getScheme().matches("(?i)https?");
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    // -1 is Spring's word for no web server.
    private static boolean isPort(String port) {
        return !port.matches("-?[0-9]{1,9}")
                || port.equals("-1")
                || port.matches("[0-9]{1,5}") && Integer.parseInt(port) <= 65535;
    }
}
