package io.jikimi.moderation;

import io.jikimi.alerts.Alerts;
import io.jikimi.cases.CaseFile;
import io.jikimi.cases.CaseState;
import io.jikimi.cases.CaseType;
import io.jikimi.cases.Cases;
import io.jikimi.cases.Ending;
import io.jikimi.discord.Acts;
import io.jikimi.discord.Acts.Outcome;
import io.jikimi.discord.AuditEntry;
import io.jikimi.discord.Standings;
import io.jikimi.timers.Blocked;
import io.jikimi.timers.Delayed;
import io.jikimi.timers.Due;
import io.jikimi.timers.Next;
import io.jikimi.timers.TimedWork;
import io.jikimi.timers.Timers;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Ends what was done for a while, as long as it is still ours; and renews timeouts that last longer
 * than Discord lets them.
 */
@Component
class PunishmentEnd implements TimedWork {

    static final String KIND = "moderation-end";

    /** Somebody who has left may come back at any time. */
    private static final Duration UNTIL_BACK = Duration.ofMinutes(10);

    private static final Duration SLACK = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(PunishmentEnd.class);

    private final Cases cases;
    private final Endings endings;
    private final Look look;
    private final Acts acts;
    private final Punishments punishments;
    private final Alerts alerts;
    private final Standings standings;
    private final Clock clock;

    PunishmentEnd(
            Cases cases,
            Endings endings,
            Look look,
            Acts acts,
            Punishments punishments,
            Alerts alerts,
            Standings standings,
            Clock clock) {
        this.cases = cases;
        this.endings = endings;
        this.look = look;
        this.acts = acts;
        this.punishments = punishments;
        this.alerts = alerts;
        this.standings = standings;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Next run(Due due) {
        var guildId = due.timer().guildId();
        var number = Long.parseLong(due.timer().subject());
        look.settle(guildId, number);
        var file = cases.find(guildId, number).orElse(null);
        if (file == null || !file.holds() || file.state() != CaseState.DONE) {
            return Next.DONE;
        }
        try {
            var next = run(file);
            alerts.cured(guildId, StuckPunishment.problem(number, null));
            return next;
        } catch (Acts.Untold untold) {
            throw stuck(file, untold.why());
        }
    }

    private Next run(CaseFile file) {
        var now = clock.instant();
        var end = file.expiresAt();
        return switch (file.type()) {
            case BAN -> end != null && !end.isAfter(now) ? unban(file) : keep(file);
            case SOFTBAN -> letIn(file);
            case TIMEOUT -> end != null && !end.isAfter(now) ? speakAgain(file) : renew(file, now);
            case KICK, WARN, NOTE, UNBAN, UNTIMEOUT -> Next.DONE;
        };
    }

    private Next unban(CaseFile file) {
        if (!isOurs(file)) {
            return Next.DONE;
        }
        require(file, acts.unban(file.guildId(), file.targetId(), over(file)));
        return expired(file);
    }

    private static String over(CaseFile file) {
        return AuditReason.automatic("the time of this ban is over", file.mark());
    }

    private Next expired(CaseFile file) {
        endings.expired(file, standings.own(file.guildId()).userId(), over(file));
        return Next.DONE;
    }

    // Somebody may have banned them anew meanwhile: that is not ours to end. Or it was ended
    // before, and whoever did it died before noting it.
    private boolean isOurs(CaseFile file) {
        var ban = acts.banOf(file.guildId(), file.targetId());
        if (ban == null) {
            if (hasUnbanned(file, false)) {
                expired(file);
            } else {
                endings.end(file, Ending.EXPIRED);
            }
            return false;
        }
        if (!file.isBehind(ban.reason())) {
            endings.end(file, Ending.SUPERSEDED);
            return false;
        }
        return cases.find(file.guildId(), file.number()).filter(CaseFile::holds).isPresent();
    }

    // Somebody may have moved its end at the very moment at which it ended.
    private Next keep(CaseFile file) {
        var ban = acts.banOf(file.guildId(), file.targetId());
        if (ban == null && hasUnbanned(file, true)) {
            var reason = AuditReason.automatic("the end of this ban was moved", file.mark());
            require(file, acts.ban(file.guildId(), file.targetId(), Duration.ZERO, reason));
        }
        return file.expiresAt() == null ? Next.DONE : Next.again(file.expiresAt());
    }

    /** Whether it was Jikimi that ended this ban, as the audit log tells. */
    private boolean hasUnbanned(CaseFile file, boolean whereItMayNotBeRead) {
        var self = standings.own(file.guildId()).userId();
        try {
            return acts.audit(file.guildId(), 100).stream()
                    .filter(entry -> entry.kind() == AuditEntry.Kind.UNBAN)
                    .filter(entry -> entry.targetId() == file.targetId())
                    .findFirst()
                    .filter(entry -> entry.actorId() == self)
                    .map(AuditEntry::reason)
                    .filter(reason -> reason.endsWith(file.mark()))
                    .isPresent();
        } catch (Acts.Untold untold) {
            if (untold.why() instanceof Outcome.Forbidden) {
                return whereItMayNotBeRead;
            }
            throw untold;
        }
    }

    private Next letIn(CaseFile file) {
        var ban = acts.banOf(file.guildId(), file.targetId());
        if (ban != null && file.isBehind(ban.reason())) {
            var reason = AuditReason.automatic("softban", file.mark());
            require(file, acts.unban(file.guildId(), file.targetId(), reason));
        }
        endings.end(file, Ending.LIFTED);
        return Next.DONE;
    }

    private Next speakAgain(CaseFile file) {
        var member = acts.member(file.guildId(), file.targetId());
        var until = member == null ? null : member.silentUntil();
        if (until != null && until.isAfter(clock.instant().plus(SLACK)) && isNotOthers(file)) {
            var reason = AuditReason.automatic("the time of this timeout is over", file.mark());
            require(file, acts.silence(file.guildId(), file.targetId(), null, reason));
        }
        endings.end(file, Ending.EXPIRED);
        return Next.DONE;
    }

    private boolean isNotOthers(CaseFile file) {
        var types = Set.of(CaseType.TIMEOUT);
        return cases.holding(file.guildId(), file.targetId(), types).stream()
                .allMatch(one -> one.number() == file.number());
    }

    private Next renew(CaseFile file, Instant now) {
        var member = acts.member(file.guildId(), file.targetId());
        if (member == null) {
            return Next.again(soonest(now.plus(UNTIL_BACK), file));
        }
        if (member.silentUntil() == null && wasLifted(file)) {
            endings.end(file, Ending.LIFTED);
            return Next.DONE;
        }
        var reason = AuditReason.automatic(file.reason(), file.mark());
        var outcome = punishments.silence(file, reason);
        if (outcome instanceof Outcome.Gone) {
            return Next.again(soonest(now.plus(UNTIL_BACK), file));
        }
        require(file, outcome);
        return Next.again(Endings.nextLook(file, now));
    }

    private static Instant soonest(Instant then, CaseFile file) {
        var end = file.expiresAt();
        return end != null && end.isBefore(then) ? end : then;
    }

    /** Whether a moderator let them speak again, and not just their coming back. */
    boolean wasLifted(CaseFile file) {
        var self = standings.own(file.guildId()).userId();
        try {
            return acts.audit(file.guildId(), 100).stream()
                    .filter(entry -> entry.kind() == AuditEntry.Kind.TIMEOUT_END)
                    .filter(entry -> entry.targetId() == file.targetId())
                    .filter(entry -> entry.actorId() != self)
                    .anyMatch(entry -> entry.at().isAfter(file.createdAt()));
        } catch (Acts.Untold untold) {
            if (untold.why() instanceof Outcome.Forbidden) {
                return false;
            }
            throw untold;
        }
    }

    private void require(CaseFile file, Outcome outcome) {
        if (!outcome.holds() && !(outcome instanceof Outcome.Gone)) {
            throw stuck(file, outcome);
        }
    }

    // What a person must put right is told at once, and tried again every hour.
    private RuntimeException stuck(CaseFile file, Outcome outcome) {
        if (outcome instanceof Outcome.Forbidden(var missing)) {
            alerts.report(file.guildId(), StuckPunishment.problem(file.number(), missing));
            return new Blocked(missing == null ? "role too low" : "lacks " + missing.name());
        }
        return new Delayed(outcome instanceof Outcome.Trouble(var why) ? why : outcome.toString());
    }

    // It goes on in an hour, when all that is timed is looked after.
    @Override
    public void givenUp(Due due) {
        log.warn(
                "Case {} of guild {} could not be ended for {}",
                due.timer().subject(),
                due.timer().guildId(),
                Timers.PATIENCE);
    }
}
