package io.jikimi.web;

import io.jikimi.config.BotProperties;
import io.jikimi.config.Secret;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;

/** Tells the operator from everybody else: by the token, or by the port they come in at. */
@Component
class OperatorAccess {

    /** What these hand out is more than how the bot is doing: all that it stores or knows. */
    private static final List<String> WHOLE_DATA = List.of("backup", "heapdump");

    private static final String SCHEME = "Bearer ";

    private final @Nullable Secret token;
    private final OperatorPort port;

    OperatorAccess(BotProperties properties, OperatorPort port) {
        this.token = properties.operator().key();
        this.port = port;
    }

    /** What a request is answered. */
    enum Answer {
        OPEN,
        /** Nobody could have the token, for there is none. */
        CLOSED,
        TOKEN_WANTED,
        /** A page of somebody else's has a browser ask here. */
        FROM_ANOTHER_SITE
    }

    Answer to(HttpServletRequest request, String endpoint) {
        if (token != null && hasToken(request, token)) {
            return Answer.OPEN;
        }
        if (port.took(request.getLocalPort()) && reads(request) && !WHOLE_DATA.contains(endpoint)) {
            return isAskedByItself(request) ? Answer.OPEN : Answer.FROM_ANOTHER_SITE;
        }
        return token == null ? Answer.CLOSED : Answer.TOKEN_WANTED;
    }

    // In the same time for every wrong token, so that none can be guessed letter by letter.
    private static boolean hasToken(HttpServletRequest request, Secret token) {
        var sent = request.getHeader(HttpHeaders.AUTHORIZATION);
        return sent != null
                && sent.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        bytes(sent.substring(SCHEME.length()).strip()), bytes(token.reveal()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean reads(HttpServletRequest request) {
        return List.of(HttpMethod.GET.name(), HttpMethod.HEAD.name()).contains(request.getMethod());
    }

    // A browser on the machine can be sent here by any page that it shows, also under a name that
    // the page's owner points at this machine. Such names have dots.
    private static boolean isAskedByItself(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        var sameSite = site == null || List.of("none", "same-origin").contains(site);
        return sameSite
                && request.getHeader(HttpHeaders.ORIGIN) == null
                && isNear(Objects.requireNonNullElse(request.getHeader(HttpHeaders.HOST), ""));
    }

    private static boolean isNear(String host) {
        try {
            var name = URI.create("http://" + host).getHost();
            return name != null
                    && (name.startsWith("[")
                            || !name.contains(".")
                            || name.matches("[0-9]+(\\.[0-9]+){3}"));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
