package io.jikimi.config;

import io.jikimi.sources.Problem;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Refuses an operator's access that would be open to others, or to nobody. */
class OperatorCheck implements Check {

    private static final String TOKEN = "bot.operator.token";
    private static final String PORT = "bot.operator.port";
    private static final String ADDRESS = "bot.operator.address";
    private static final String SPRINGS_PORT = "management.server.port";
    private static final int SHORTEST_TOKEN = 16;

    @Override
    public List<Problem> problems(Settings settings) {
        return Stream.of(
                        guessable(settings),
                        unsendable(settings),
                        samePort(settings),
                        elsewhere(settings),
                        springsPort(settings))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Problem> guessable(Settings settings) {
        return Check.refuse(
                settings,
                TOKEN,
                token -> !token.isEmpty() && token.length() < SHORTEST_TOKEN,
                "The operator's token has fewer than %d characters, and could be guessed."
                        .formatted(SHORTEST_TOKEN),
                "Set BOT_OPERATOR_TOKEN to a long random text, such as the output of: openssl rand"
                        + " -hex 32");
    }

    private static Optional<Problem> unsendable(Settings settings) {
        return Check.refuse(
                settings,
                TOKEN,
                token -> !token.chars().allMatch(letter -> letter > ' ' && letter < 127),
                "The operator's token has characters that cannot be sent in a header: spaces, line"
                        + " breaks or letters beyond ASCII.",
                "Set BOT_OPERATOR_TOKEN to letters and digits, such as the output of: openssl rand"
                        + " -hex 32");
    }

    private static Optional<Problem> samePort(Settings settings) {
        var pages = settings.value("server.port").map(value -> value.text().strip()).orElse("8080");
        return Check.refuse(
                settings,
                PORT,
                pages::equals,
                "The operator's port is the one of the status page, which is open to everybody.",
                "Set BOT_OPERATOR_PORT to another port than PORT, such as 9091, or leave it out.");
    }

    private static Optional<Problem> elsewhere(Settings settings) {
        return AddressCheck.unfit(
                settings,
                ADDRESS,
                OperatorCheck::isHere,
                "is not an address of this machine.",
                "Leave it out for this machine alone, or set it to 0.0.0.0 for every network that it"
                        + " is in.");
    }

    private static boolean isHere(String address) {
        try {
            var meant = InetAddress.getByName(address);
            return !address.isEmpty()
                    && (meant.isAnyLocalAddress()
                            || NetworkInterface.getByInetAddress(meant) != null);
        } catch (IOException unknown) {
            return false;
        }
    }

    private static Optional<Problem> springsPort(Settings settings) {
        return Check.refuse(
                settings,
                SPRINGS_PORT,
                port -> true,
                SettingName.of(SPRINGS_PORT)
                        + " would take the health away from the port that platforms ask.",
                "Leave it out; BOT_OPERATOR_PORT opens a port for the operator's pages.");
    }
}
