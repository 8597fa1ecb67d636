package io.jikimi.web;

import io.jikimi.config.BotProperties;
import io.jikimi.config.Secret;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;

/** Lets only the operator see more of the process than its health and its metrics. */
@Component
class OperatorGuard extends OncePerRequestFilter {

    private static final Set<EndpointId> OPEN =
            Set.of(EndpointId.of("health"), EndpointId.of("info"), EndpointId.of("prometheus"));
    private static final String SCHEME = "Bearer ";

    private final @Nullable Secret token;
    private final ObjectProvider<PathMappedEndpoints> endpoints;

    OperatorGuard(BotProperties properties, ObjectProvider<PathMappedEndpoints> endpoints) {
        this.token = properties.operator().token();
        this.endpoints = endpoints;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getServletPath() + "/";
        var all = endpoints.getObject();
        var open = OPEN.stream().map(all::getPath).toList();
        return all.getAllPaths().stream()
                .filter(guarded -> !open.contains(guarded))
                .noneMatch(guarded -> path.startsWith(guarded + "/"));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (token == null || token.isBlank()) {
            refuse(
                    response,
                    HttpStatus.FORBIDDEN,
                    "This page is the operator's. Set BOT_OPERATOR_TOKEN to a long random text,"
                            + " restart, and send it as: Authorization: Bearer <text>");
        } else if (isOperator(request, token)) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Jikimi\"");
            refuse(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "This page is the operator's. Send the operator's token (BOT_OPERATOR_TOKEN) as:"
                            + " Authorization: Bearer <token>");
        }
    }

    // In the same time for every wrong token, so that none can be guessed letter by letter.
    private static boolean isOperator(HttpServletRequest request, Secret token) {
        var sent = request.getHeader(HttpHeaders.AUTHORIZATION);
        return sent != null
                && sent.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        bytes(sent.substring(SCHEME.length()).strip()), bytes(token.reveal()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void refuse(HttpServletResponse response, HttpStatus status, String words)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.getWriter().println(words);
    }
}
