package io.jikimi.moderation;

import io.jikimi.cases.CaseFile;
import io.jikimi.cases.CaseState;
import io.jikimi.cases.CaseType;
import io.jikimi.cases.Cases;
import io.jikimi.discord.Acts;
import io.jikimi.discord.Premises;
import io.jikimi.guilds.GuildSettings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.time.Clock;
import java.time.Duration;

/**
 * Looks, at the start and every hour, after all that was about to be done and all that is to end:
 * that each has its timer, and that those who must be silent are; and takes people out of cases
 * whose time is over.
 */
@Component
class Rounds {

    private static final Logger log = LoggerFactory.getLogger(Rounds.class);

    /** What was about to be done for longer is not being done any more. */
    private static final Duration UNSETTLED = Duration.ofSeconds(30);

    private final Cases cases;
    private final Endings endings;
    private final Acts acts;
    private final Premises premises;
    private final GuildSettings guilds;
    private final Clock clock;

    Rounds(
            Cases cases,
            Endings endings,
            Acts acts,
            Premises premises,
            GuildSettings guilds,
            Clock clock) {
        this.cases = cases;
        this.endings = endings;
        this.acts = acts;
        this.premises = premises;
        this.guilds = guilds;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 15_000, fixedDelay = 3_600_000)
    void go() {
        try {
            cases.pending(clock.instant().minus(UNSETTLED)).stream()
                    .filter(file -> !endings.isChecked(file))
                    .forEach(endings::look);
            cases.eachTimed(this::lookAfter);
            cases.guilds().forEach(this::forget);
        } catch (DataAccessException | TransactionException away) {
            log.warn("Cases are looked after later: {}", away.getMessage());
        }
    }

    // Those of a guild that is not here are frozen.
    private void forget(long guildId) {
        var keep = guilds.of(guildId, ModerationSettings.GROUP).keepCases();
        if (keep != null && premises.isOpen(guildId)) {
            var before = clock.instant().minus(keep);
            while (cases.forget(guildId, before)) {
                log.debug("More of guild {} is past its time", guildId);
            }
        }
    }

    private void lookAfter(CaseFile file) {
        if (!endings.isArmed(file)) {
            log.info("Case {} of guild {} had no timer", file.number(), file.guildId());
            endings.arm(file);
        } else if (file.type() == CaseType.TIMEOUT
                && file.state() == CaseState.DONE
                && premises.isOpen(file.guildId())
                && isHereAndSpeaks(file)) {
            endings.look(file);
        }
    }

    // Somebody who left and came back, for example.
    private boolean isHereAndSpeaks(CaseFile file) {
        var end = file.expiresAt();
        if (end != null && !end.isAfter(clock.instant())) {
            return false;
        }
        try {
            var member = acts.member(file.guildId(), file.targetId());
            return member != null && member.silentUntil() == null;
        } catch (Acts.Untold later) {
            return false;
        }
    }
}
