package io.jikimi.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.ExposableEndpoint;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * Lets only the operator see more of the process than its health. What is asked for is told by the
 * handler that was found, and not by the path, which can be written in many ways.
 */
@Component
class OperatorGuard implements HandlerInterceptor {

    private static final String HEALTH = "health";
    private static final String LINKS = "links";

    private final OperatorAccess access;
    private final ObjectProvider<PathMappedEndpoints> endpoints;

    OperatorGuard(OperatorAccess access, ObjectProvider<PathMappedEndpoints> endpoints) {
        this.access = access;
        this.endpoints = endpoints;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var endpoint = endpoint(request).filter(name -> !name.equals(HEALTH));
        if (endpoint.isEmpty()) {
            return true;
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return switch (access.to(request, endpoint.get())) {
            case OPEN -> true;
            case CLOSED ->
                    refuse(
                            response,
                            HttpStatus.FORBIDDEN,
                            "This page is the operator's. Set BOT_OPERATOR_TOKEN to a long random"
                                    + " text, restart, and send it as: Authorization: Bearer <text>");
            case TOKEN_WANTED -> {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Jikimi\"");
                yield refuse(
                        response,
                        HttpStatus.UNAUTHORIZED,
                        "This page is the operator's. Send the operator's token"
                                + " (BOT_OPERATOR_TOKEN) as: Authorization: Bearer <token>");
            }
            case FROM_ANOTHER_SITE ->
                    refuse(
                            response,
                            HttpStatus.FORBIDDEN,
                            "This page is the operator's. Ask for it by an address or a name without"
                                    + " dots, and not from another page; or send the operator's token"
                                    + " (BOT_OPERATOR_TOKEN) as: Authorization: Bearer <token>");
        };
    }

    private Optional<String> endpoint(HttpServletRequest request) {
        if (!(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
                instanceof String pattern)) {
            return Optional.empty();
        }
        var all = endpoints.getObject();
        if (pattern.equals(all.getBasePath())) {
            return Optional.of(LINKS);
        }
        // The longest, since an operator may put one page below another's path.
        return all.stream()
                .filter(ExposableEndpoint.class::isInstance)
                .map(one -> ((ExposableEndpoint<?>) one).getEndpointId())
                .filter(id -> (pattern + "/").startsWith(path(all, id) + "/"))
                .max(Comparator.comparingInt(id -> path(all, id).length()))
                .map(EndpointId::toString);
    }

    private static String path(PathMappedEndpoints all, EndpointId id) {
        return Objects.requireNonNullElse(all.getPath(id), "");
    }

    private static boolean refuse(HttpServletResponse response, HttpStatus status, String words)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().println(words);
        return false;
    }
}
