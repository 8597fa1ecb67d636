package io.jikimi.moderation;

import io.jikimi.cases.CaseType;
import io.jikimi.cases.NewCase;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Invocation.Attachment;
import io.jikimi.messages.Refusal;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What a moderator asks to be done to somebody.
 *
 * @param sure whether they have said so after they were asked
 */
record Order(
        CaseType type,
        Invocation call,
        long targetId,
        @Nullable Duration lasting,
        @Nullable Duration deleteBack,
        @Nullable String reason,
        boolean sure) {

    static final String USER = "user";
    static final String DURATION = "duration";
    static final String DELETE = "delete";
    static final String REASON = "reason";
    static final String SURE = "sure";
    static final String EVIDENCE = "evidence";
    static final int LONGEST_REASON = 470;

    /** Longer than any community lives, and short enough to be counted with. */
    static final Duration LONGEST = Duration.ofDays(3650);

    static Order of(CaseType type, Invocation call) {
        var reason = call.text(REASON);
        return new Order(
                type,
                call,
                Objects.requireNonNull(call.id(USER)),
                call.duration(DURATION),
                call.duration(DELETE),
                reason == null || reason.isBlank() ? null : reason.strip(),
                "true".equals(call.options().get(SURE)));
    }

    long guildId() {
        return call.guildId();
    }

    long channelId() {
        return call.caller().channelId();
    }

    long actorId() {
        return call.caller().userId();
    }

    @Nullable Attachment evidence() {
        return call.file(EVIDENCE);
    }

    /** When it ends, or null where it does not by itself. */
    @Nullable Instant endsAt(Clock clock) {
        if (lasting == null) {
            return null;
        }
        if (lasting.compareTo(LONGEST) > 0) {
            throw new Refusal("moderation.too-long", LONGEST.toDays());
        }
        return clock.instant().plus(lasting);
    }

    NewCase intent(@Nullable String targetName, Clock clock) {
        return NewCase.of(guildId(), type, targetId, actorId(), reason)
                .named(targetName)
                .until(endsAt(clock))
                .at(channelId(), messageId());
    }

    // The key of an event names the message where it was one.
    private @Nullable Long messageId() {
        var key = call.caller().eventKey();
        return key.matches("m\\d{1,19}") ? Long.valueOf(key.substring(1)) : null;
    }
}
