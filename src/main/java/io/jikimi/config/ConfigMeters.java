package io.jikimi.config;

import io.jikimi.config.RunningSettings.Drift;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Measures whether instances run on the same settings, and whether those are still what the sources
 * say.
 */
@Component
class ConfigMeters {

    /** Looking means reading files. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    private final RunningSettings settings;
    private final Clock clock;
    private List<Drift> drift = List.of();
    private Instant lookedAt = Instant.MIN;

    ConfigMeters(RunningSettings settings, MeterRegistry meters, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        Gauge.builder("jikimi.config.info", () -> 1)
                .description("1; instances with the same hash run on the same settings")
                .tag("hash", hash())
                .register(meters);
        Gauge.builder("jikimi.config.drift", this::drifting)
                .description(
                        "Settings whose sources say something else than what this process runs on")
                .register(meters);
    }

    private synchronized int drifting() {
        var now = clock.instant();
        if (lookedAt.isBefore(now.minus(BETWEEN_LOOKS))) {
            drift = settings.drift();
            lookedAt = now;
        }
        return drift.size();
    }

    // Of secrets, only the fingerprint that everybody may see goes into it.
    private String hash() {
        var all =
                settings.explain().stream()
                        .map(one -> one.property() + "=" + one.value())
                        .sorted()
                        .collect(Collectors.joining("\n"));
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var bytes = digest.digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes, 0, 6);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
