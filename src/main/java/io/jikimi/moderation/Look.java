package io.jikimi.moderation;

import io.jikimi.alerts.Alerts;
import io.jikimi.cases.CaseFile;
import io.jikimi.cases.CaseState;
import io.jikimi.cases.CaseType;
import io.jikimi.cases.Cases;
import io.jikimi.discord.Acts;
import io.jikimi.discord.Acts.Outcome;
import io.jikimi.discord.AuditEntry;
import io.jikimi.discord.AuditEntry.Kind;
import io.jikimi.messages.Text;
import io.jikimi.timers.Blocked;
import io.jikimi.timers.Delayed;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Finds out what became of something that was about to be done when whoever did it was gone: asks
 * Discord, and never guesses.
 */
@Component
class Look {

    private static final int ENTRIES = 100;
    private static final Duration SLACK = Duration.ofMinutes(3);
    private static final Text INTERRUPTED = Text.of("moderation.interrupted");

    private final Ledger ledger;
    private final Cases cases;
    private final Acts acts;
    private final Alerts alerts;

    Look(Ledger ledger, Cases cases, Acts acts, Alerts alerts) {
        this.ledger = ledger;
        this.cases = cases;
        this.acts = acts;
        this.alerts = alerts;
    }

    /**
     * Settles a case that is still pending.
     *
     * @throws Delayed when Discord cannot be asked now
     * @throws Blocked when it may not be asked, which the guild is told
     */
    void settle(long guildId, long number) {
        var found = cases.find(guildId, number).orElse(null);
        if (found == null || found.deleted() || found.state() != CaseState.PENDING) {
            return;
        }
        try {
            ask(found);
            alerts.cured(guildId, StuckPunishment.unsettled(number, null));
        } catch (Acts.Untold untold) {
            if (untold.why() instanceof Outcome.Forbidden(var missing)) {
                alerts.report(guildId, StuckPunishment.unsettled(number, missing));
            }
            throw understood(untold);
        }
    }

    /** What a timer makes of it. */
    static RuntimeException understood(Acts.Untold untold) {
        return switch (untold.why()) {
            case Outcome.Forbidden(var missing) ->
                    new Blocked(missing == null ? "role too low" : "lacks " + missing.name());
            case Outcome.Trouble(var why) -> new Delayed(why);
            case Outcome other -> new Delayed(other.toString());
        };
    }

    private void ask(CaseFile file) {
        switch (file.type()) {
            case BAN, SOFTBAN -> askOfBan(file);
            case UNBAN -> {
                if (acts.banOf(file.guildId(), file.targetId()) == null) {
                    ledger.done(file);
                } else {
                    failed(file, INTERRUPTED);
                }
            }
            case KICK -> byAudit(file, Kind.KICK);
            case TIMEOUT, UNTIMEOUT -> askOfTimeout(file);
            case WARN, NOTE -> ledger.done(file);
        }
    }

    private void askOfBan(CaseFile file) {
        var ban = acts.banOf(file.guildId(), file.targetId());
        if (ban == null) {
            failed(file, INTERRUPTED);
        } else if (file.isBehind(ban.reason())) {
            ledger.done(file);
        } else {
            failed(file, Text.of("moderation.by-others"));
        }
    }

    private void askOfTimeout(CaseFile file) {
        var member = acts.member(file.guildId(), file.targetId());
        if (member == null) {
            byAudit(file, file.type() == CaseType.TIMEOUT ? Kind.TIMEOUT : Kind.TIMEOUT_END);
            return;
        }
        if (file.type() == CaseType.TIMEOUT
                ? isAsMeant(file, member.silentUntil())
                : member.silentUntil() == null) {
            ledger.done(file);
        } else {
            failed(file, INTERRUPTED);
        }
    }

    // Somebody may have been silent before, for another time.
    private static boolean isAsMeant(CaseFile file, @Nullable Instant until) {
        var longest = file.createdAt().plus(Acts.LONGEST_TIMEOUT);
        var end = file.expiresAt();
        var meant = end == null || end.isAfter(longest) ? longest : end;
        return until != null && Duration.between(until, meant).abs().compareTo(SLACK) < 0;
    }

    // Whether somebody who is gone was sent away by this is told by the audit log alone.
    private void byAudit(CaseFile file, Kind kind) {
        List<AuditEntry> entries;
        try {
            entries = acts.audit(file.guildId(), ENTRIES);
        } catch (Acts.Untold untold) {
            if (untold.why() instanceof Outcome.Forbidden) {
                ledger.failed(file, CaseState.UNCERTAIN, Text.of("moderation.no-audit-log"));
                return;
            }
            throw untold;
        }
        var done =
                entries.stream()
                        .filter(entry -> entry.kind() == kind)
                        .filter(entry -> entry.targetId() == file.targetId())
                        .anyMatch(entry -> file.isBehind(entry.reason()));
        if (done) {
            ledger.done(file);
        } else {
            failed(file, INTERRUPTED);
        }
    }

    private void failed(CaseFile file, Text why) {
        ledger.failed(file, CaseState.FAILED, why);
    }
}
