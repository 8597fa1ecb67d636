package io.jikimi.moderation;

import static io.jikimi.cases.CaseType.BAN;

import io.jikimi.cases.CaseFile;
import io.jikimi.cases.CaseState;
import io.jikimi.cases.CaseType;
import io.jikimi.cases.Cases;
import io.jikimi.cases.Ending;
import io.jikimi.cases.NewCase;
import io.jikimi.discord.Acts;
import io.jikimi.timers.Timer;
import io.jikimi.timers.Timers;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** When what was done ends, and what it takes to have it end: each is one transaction. */
@Service
@Transactional
class Endings {

    /** How long before Discord would end a timeout it is renewed. */
    static final Duration RENEWED_AFTER = Duration.ofDays(21);

    private final Cases cases;
    private final Timers timers;
    private final Clock clock;

    Endings(Cases cases, Timers timers, Clock clock) {
        this.cases = cases;
        this.timers = timers;
        this.clock = clock;
    }

    static Timer end(CaseFile file) {
        return new Timer(PunishmentEnd.KIND, file.guildId(), file.number());
    }

    /** It is about to be done, and ends at its moment if it is. */
    void expect(CaseFile intent) {
        if (intent.expiresAt() != null) {
            timers.set(end(intent), intent.expiresAt());
        }
    }

    /** It was not done, so nothing has to end. */
    void forget(CaseFile intent) {
        timers.cancel(end(intent));
    }

    /** Sets the timer that ends it, or that goes on with it. */
    void arm(CaseFile file) {
        var now = clock.instant();
        switch (file.type()) {
            case TIMEOUT -> timers.set(end(file), nextLook(file, now));
            case SOFTBAN -> timers.set(end(file), now.plusSeconds(5));
            default -> {
                if (file.expiresAt() != null) {
                    timers.set(end(file), file.expiresAt());
                }
            }
        }
    }

    /** When a timeout has to be looked after again. */
    static Instant nextLook(CaseFile file, Instant now) {
        var renewal = now.plus(RENEWED_AFTER);
        var end = file.expiresAt();
        return end != null && end.isBefore(now.plus(Acts.LONGEST_TIMEOUT)) ? end : renewal;
    }

    /** What it did is at its end; whether that is news. */
    boolean end(CaseFile file, Ending how) {
        var isNews = cases.end(file.guildId(), file.number(), how);
        timers.cancel(end(file));
        return isNews;
    }

    /**
     * Its time was over, and Discord has ended it: a case of its own tells so. Where it was moved
     * meanwhile it goes on, and is to be restored.
     */
    void expired(CaseFile ban, long selfId, String reason) {
        cases.hold(ban.guildId());
        var now = cases.findHeld(ban.guildId(), ban.number()).orElse(ban);
        if (now.holds() && !isOver(now)) {
            timers.set(end(now), clock.instant());
            return;
        }
        if (!cases.end(ban.guildId(), ban.number(), Ending.EXPIRED)) {
            return;
        }
        var unban =
                cases.record(
                        NewCase.of(ban.guildId(), CaseType.UNBAN, ban.targetId(), selfId, reason)
                                .named(ban.targetName())
                                .byItself());
        cases.link(ban.guildId(), unban.number(), ban.number());
    }

    private boolean isOver(CaseFile file) {
        var end = file.expiresAt();
        return end != null && !end.isAfter(clock.instant());
    }

    /** All that Discord has done of it is at its end; what is about to be done goes on. */
    void lifted(long guildId, long targetId, CaseType type) {
        cases.holding(guildId, targetId, Set.of(type)).stream()
                .filter(file -> file.state() == CaseState.DONE)
                .forEach(file -> end(file, Ending.LIFTED));
    }

    /** Lets it end at another moment, or never. */
    CaseFile move(CaseFile file, @Nullable Instant then, long by) {
        var moved = cases.move(file.guildId(), file.number(), then, by);
        if (then == null && moved.type() == BAN) {
            timers.cancel(end(moved));
        } else {
            arm(moved);
        }
        return moved;
    }

    /** Whether something is set to end it or go on with it. */
    boolean isArmed(CaseFile file) {
        return timers.due(end(file)).isPresent();
    }

    /** Whether somebody is set to find out what became of it; set anew, it would lose count. */
    boolean isChecked(CaseFile file) {
        return timers.due(Ledger.check(file)).isPresent();
    }

    /** Has it looked after as soon as it can be. */
    void look(CaseFile file) {
        if (file.state() == CaseState.PENDING) {
            timers.set(Ledger.check(file), clock.instant());
        } else {
            timers.set(end(file), clock.instant());
        }
    }
}
