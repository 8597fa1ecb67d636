package io.jikimi.doctor;

import io.jikimi.doctor.DiscordAnswer.Unanswered;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;

import javax.net.ssl.SSLException;

/** Says what keeps an answer of Discord's from arriving, and who could change that. */
record DiscordTrouble(String host, Duration patience) {

    private static final String PROXY =
            "If this network lets nothing out but through a proxy, name it to Java:"
                    + " JAVA_TOOL_OPTIONS=\"-Dhttps.proxyHost=… -Dhttps.proxyPort=…\".";

    Unanswered with(IOException failure) {
        return switch (failure) {
            case UnknownHostException _ ->
                    new Unanswered(
                            "nobody here knows where %s is.".formatted(host),
                            "Check that this machine has a name server (DNS) and that DISCORD_API_URL,"
                                    + " if set, is right. "
                                    + PROXY);
            case SSLException _ ->
                    new Unanswered(
                            "no safe connection to %s came about.".formatted(host),
                            "Check the clock of this machine, and whether a proxy opens TLS on the way:"
                                    + " its certificate must then be in Java's trust store.");
            case InterruptedIOException _ ->
                    new Unanswered(
                            "%s gave no answer within %d s."
                                    .formatted(host, Math.max(1, patience.toSeconds())),
                            "Try again, and check that no firewall swallows connections to %s. %s"
                                    .formatted(host, PROXY));
            case ConnectException _ -> unreachable();
            case NoRouteToHostException _ -> unreachable();
            default ->
                    new Unanswered(
                            "the connection to %s broke off.".formatted(host),
                            "Try again; if it stays so, look at the network between this machine and"
                                    + " Discord. "
                                    + PROXY);
        };
    }

    Unanswered with(int status) {
        if (status >= 500) {
            return new Unanswered(
                    "it has trouble of its own (status %d).".formatted(status),
                    "Try again in a few minutes; https://discordstatus.com tells how Discord is.");
        }
        return status == 403
                ? new Unanswered(
                        "%s turns this machine away (status 403).".formatted(host),
                        "Its address may be blocked for too many failed requests, which ends after an"
                                + " hour or so; or a proxy refuses. Try from another network to tell.")
                : withSomebodyElse();
    }

    Unanswered limited(Duration pause) {
        return new Unanswered(
                "it wants to be left alone for %d s (status 429).".formatted(pause.toSeconds()),
                "Wait that long and try again; other programs with this token or address may be what"
                        + " asks too much.");
    }

    Unanswered withSomebodyElse() {
        return new Unanswered(
                "what answers at %s is not Discord's API.".formatted(host),
                "Check DISCORD_API_URL, or leave it out for Discord itself; a proxy or a login page of"
                        + " this network may have answered in its place.");
    }

    private Unanswered unreachable() {
        return new Unanswered(
                "nothing answers at %s.".formatted(host),
                "Check that this machine may open connections to %s and that DISCORD_API_URL, if set, is"
                                .formatted(host)
                        + " right. "
                        + PROXY);
    }
}
