package io.jikimi.discord;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Set;

/**
 * Rewrites what JDA says about the gateway. When it cannot read a frame it would log the frame, and
 * with it what people wrote; and it would say at every try what we say once.
 */
@Component
class JdaLog extends TurboFilter {

    private static final org.slf4j.Logger log = LoggerFactory.getLogger(JdaLog.class);
    private static final String JDA = "net.dv8tion.jda.";

    /** Whose lines below INFO never hold a frame, a body or an entity. */
    private static final Set<String> WITHOUT_CONTENT =
            Set.of(
                    "net.dv8tion.jda.internal.requests.RestRateLimiter",
                    "net.dv8tion.jda.api.requests.SequentialRestRateLimiter");

    private static final Set<String> GATEWAY =
            Set.of(
                    "net.dv8tion.jda.internal.requests.WebSocketClient",
                    "net.dv8tion.jda.api.sharding.ShardManager");

    private static final List<String> WITH_CONTENT =
            List.of(
                    "Got an unexpected Json-parse error",
                    "Got an unexpected error",
                    "Encountered exception on lifecycle level",
                    "Failed to parse json",
                    "There was an error in the WebSocket connection");

    /** Told by {@link ShardPulses}, {@link StartPace} and parking. */
    private static final List<String> TOLD_ELSEWHERE =
            List.of(
                    "WebSocket connection was closed and cannot be recovered",
                    "Got disconnected from WebSocket",
                    "Reconnect failed",
                    "Caught an exception in the queue processing thread",
                    "The token has been invalidated");

    @PostConstruct
    void begin() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            logback.addTurboFilter(this);
        }
    }

    @PreDestroy
    void end() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            logback.getTurboFilterList().remove(this);
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        if (logger.getName().startsWith(JDA) && !level.isGreaterOrEqual(Level.INFO)) {
            return quotes(logger) ? FilterReply.DENY : FilterReply.NEUTRAL;
        }
        if (format == null
                || !level.isGreaterOrEqual(Level.WARN)
                || !GATEWAY.contains(logger.getName())) {
            return FilterReply.NEUTRAL;
        }
        if (TOLD_ELSEWHERE.stream().anyMatch(format::startsWith)) {
            return FilterReply.DENY;
        }
        if (WITH_CONTENT.stream().anyMatch(format::startsWith)) {
            log.warn(
                    "Discord sent something that could not be read: {}", cause(arguments, failure));
            return FilterReply.DENY;
        }
        return FilterReply.NEUTRAL;
    }

    private static boolean quotes(Logger logger) {
        return !WITHOUT_CONTENT.contains(logger.getName());
    }

    /** The kind of the failure and where it happened, but not its message, which may quote. */
    private static String cause(Object @Nullable [] arguments, @Nullable Throwable failure) {
        var thrown = failure;
        if (thrown == null && arguments != null && arguments.length > 0) {
            thrown = arguments[arguments.length - 1] instanceof Throwable last ? last : null;
        }
        if (thrown == null) {
            return "it is not JSON";
        }
        var trace = thrown.getStackTrace();
        return thrown.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
