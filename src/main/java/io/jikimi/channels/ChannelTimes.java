package io.jikimi.channels;

import io.jikimi.commands.Invocation;
import io.jikimi.commands.Invocation.Door;
import io.jikimi.messages.Refusal;
import io.jikimi.times.Times;
import io.jikimi.times.Zones;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** Reads how long something about a channel is to last, and how long people are to wait. */
@Component
class ChannelTimes {

    /**
     * How long it lasts, and why.
     *
     * @param lasting how long, or null where that is left open
     * @param until when it is over then
     */
    record Term(@Nullable Duration lasting, @Nullable Instant until, @Nullable String reason) {}

    private static final Duration LONGEST = Duration.ofDays(365);
    private static final Set<String> NO_WAIT = Set.of("0", "off", "none", "끄기", "끔", "없음");

    private final Times times;
    private final Zones zones;
    private final Clock clock;

    ChannelTimes(Times times, Zones zones, Clock clock) {
        this.times = times;
        this.zones = zones;
        this.clock = clock;
    }

    /**
     * Until when, and why; where it is typed, a reason may begin with how long: {@code !lock 2h}.
     *
     * @throws Refusal when it cannot be read, or is longer than a year
     */
    Term term(Invocation call) {
        var reason = ChannelReasons.of(call);
        var lasting = call.text("for");
        if (lasting != null && !lasting.isBlank()) {
            return term(lasting(call, lasting), reason);
        }
        if (call.door() != Door.PREFIX || reason == null) {
            return new Term(null, null, reason);
        }
        var words = reason.split("\\s+", 2);
        if (!words[0].matches("\\d+\\p{L}\\S*")) {
            return new Term(null, null, reason);
        }
        try {
            return term(lasting(call, words[0]), words.length == 1 ? null : words[1]);
        } catch (Refusal notAnyTime) {
            return new Term(null, null, reason);
        }
    }

    private Term term(Duration lasting, @Nullable String reason) {
        return new Term(lasting, clock.instant().plus(lasting), reason);
    }

    private Duration lasting(Invocation call, String written) {
        var lasting = times.duration(written.strip(), zones.of(call.caller()));
        if (lasting.compareTo(Duration.ofSeconds(1)) < 0 || lasting.compareTo(LONGEST) > 0) {
            throw new Refusal("channels.for-too-long", LONGEST.toDays());
        }
        return lasting;
    }

    /**
     * How many seconds people are to wait.
     *
     * @throws Refusal when it cannot be read, or is longer than Discord knows
     */
    int wait(Invocation call, String written) {
        var word = written.strip().toLowerCase(Locale.ROOT);
        if (NO_WAIT.contains(word)) {
            return 0;
        }
        var seconds =
                word.matches("\\d{1,9}")
                        ? Long.parseLong(word)
                        : times.duration(word, zones.of(call.caller())).toSeconds();
        if (seconds > SlowingDown.LONGEST_SECONDS) {
            throw new Refusal("channels.slowmode-too-long");
        }
        return (int) seconds;
    }
}
