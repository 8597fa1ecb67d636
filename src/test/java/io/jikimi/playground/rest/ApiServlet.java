package io.jikimi.playground.rest;

import io.jikimi.playground.world.DiscordError;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Problem;
import io.jikimi.playground.world.World;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Takes the bot's requests, finds their route and writes the answer, as {@code /api/v10} does. */
final class ApiServlet extends HttpServlet {

    private static final Logger log = LoggerFactory.getLogger(ApiServlet.class);

    private static final String STRANGER = "1";

    /** Nobody is there any more to read it. */
    private static final int LOST = 503;

    private static final Duration LONGER_THAN_ANYBODY_WAITS = Duration.ofSeconds(11);

    private final transient World world;
    private final transient Routes routes;
    private final transient RateLimits limits;
    private final transient RestFaults faults;
    private final transient Requests requests;
    private final transient BodyCheck check;
    private final transient Attachments attachments;
    private final transient Supplier<String> token;

    ApiServlet(World world, RestServer.Setup setup, Routes routes, Attachments attachments) {
        this.world = world;
        this.routes = routes;
        this.attachments = attachments;
        limits = new RateLimits(setup.rateLimits());
        faults = setup.faults();
        requests = setup.requests();
        check = setup.check();
        token = setup.token();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var path = request.getRequestURI().substring("/api/v10".length());
        var found = path.length() < 2 ? null : routes.find(request.getMethod(), path);
        var reply = Reply.to(request, response, path);
        pause();
        response.setHeader("Via", "1.1 google");
        response.setDateHeader("Date", faults.date().toEpochMilli());
        if (found == null) {
            log.warn("The playground has no route {} {}", request.getMethod(), path);
            finish(reply, "?", error(Problem.NOT_FOUND.error()));
            return;
        }
        var template = found.route().template();
        if (!faults.goesOn(request.getMethod(), template, reply.port(), false)) {
            finish(reply, template, trouble(LOST));
            return;
        }
        var answer = refused(request, response, found);
        if (answer == null) {
            answer = answer(request, found, reply);
            var status = faults.statusThoughDone(request.getMethod(), template);
            answer = status == 0 ? answer : trouble(status);
            if (!faults.goesOn(request.getMethod(), template, reply.port(), true)) {
                answer = trouble(LOST);
            }
            if (faults.staysSilent(request.getMethod(), template)) {
                LockSupport.parkNanos(LONGER_THAN_ANYBODY_WAITS.toNanos());
            }
        }
        finish(reply, template, answer);
    }

    private static Answer trouble(int status) {
        var body = Json.object().put("message", status + ": Playground").put("code", 0);
        if (status == 429) {
            body.put("retry_after", 0.1).put("global", false);
        }
        return new Answer(status, body);
    }

    private void pause() {
        var latency = faults.latency();
        if (latency.isPositive()) {
            LockSupport.parkNanos(latency.toNanos());
        }
    }

    /** The answer of somebody who never looks at the request: token, faults, limits. */
    private @Nullable Answer refused(
            HttpServletRequest request, HttpServletResponse response, Routes.Found found) {
        var given = request.getHeader("Authorization");
        if (faults.isStrangers(given) && found.route().template().equals("/users/@me")) {
            return Answer.of(world.bot().selfJson().put("id", STRANGER));
        }
        if (faults.isTokenRefused() || !("Bot " + token.get()).equals(given)) {
            return error(Problem.UNAUTHORIZED.error());
        }
        var status = faults.statusFor(request.getMethod(), found.route().template());
        if (status == 429) {
            return Limits.tooMany(response, 0.1, false, "shared");
        }
        if (status != 0) {
            return trouble(status);
        }
        var storm = faults.stormRetryAfter();
        if (storm != null) {
            var seconds = storm.toMillis() / 1000.0;
            return Limits.tooMany(response, seconds, false, "shared");
        }
        var standing = limits.count(found.route(), found.variables());
        return standing == null ? null : Limits.write(response, standing);
    }

    private Answer answer(HttpServletRequest request, Routes.Found found, Reply reply)
            throws IOException, ServletException {
        try {
            var body = RequestBody.read(request);
            check.sent(request.getMethod(), reply.path(), body.sent());
            var call =
                    new Call(
                            world,
                            attachments,
                            found.variables(),
                            query(request.getQueryString()),
                            body.json(),
                            body.uploads(),
                            reply.reason());
            return world.alone(() -> found.route().handler().answer(call));
        } catch (DiscordError no) {
            return error(no);
        } catch (JacksonException broken) {
            return error(Problem.INVALID_JSON.error());
        } catch (RuntimeException failure) {
            log.error("The playground failed at {} {}", request.getMethod(), reply.path(), failure);
            return error(Problem.SERVER_ERROR.error());
        }
    }

    private static Map<String, String> query(@Nullable String text) {
        var query = new HashMap<String, String>();
        if (text != null) {
            for (var pair : text.split("&")) {
                var equals = pair.indexOf('=');
                if (equals > 0) {
                    var value = decoded(pair.substring(equals + 1));
                    query.put(pair.substring(0, equals), value == null ? "" : value);
                }
            }
        }
        return query;
    }

    private static @Nullable String decoded(@Nullable String text) {
        return text == null ? null : URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Answer error(DiscordError no) {
        return new Answer(no.problem().status(), no.json());
    }

    private record Reply(
            HttpServletResponse response,
            String method,
            String path,
            int port,
            long cameAt,
            @Nullable String reason) {

        static Reply to(HttpServletRequest request, HttpServletResponse response, String path) {
            return new Reply(
                    response,
                    request.getMethod(),
                    path,
                    request.getServerPort(),
                    System.nanoTime(),
                    decoded(request.getHeader("X-Audit-Log-Reason")));
        }
    }

    private void finish(Reply reply, String template, Answer answer) throws IOException {
        requests.record(
                new Requests.Request(
                        reply.method(),
                        template,
                        reply.path(),
                        reply.port(),
                        answer.status(),
                        nonce(answer.body()),
                        reply.cameAt(),
                        reply.reason()));
        check.answered(reply.method(), reply.path(), answer.status(), answer.body());
        write(reply.response(), answer.status(), answer.body());
    }

    private static @Nullable String nonce(@Nullable JsonNode body) {
        return body == null ? null : Json.text(body, "nonce");
    }

    private static void write(HttpServletResponse response, int status, @Nullable JsonNode body)
            throws IOException {
        response.setStatus(status);
        if (body != null) {
            var bytes = Json.MAPPER.writeValueAsBytes(body);
            response.setContentType("application/json");
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        }
    }
}
