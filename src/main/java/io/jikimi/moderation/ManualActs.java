package io.jikimi.moderation;

import io.jikimi.cases.CaseFile;
import io.jikimi.cases.CaseType;
import io.jikimi.cases.Cases;
import io.jikimi.cases.NewCase;
import io.jikimi.discord.AuditEntry;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes up what moderators did by hand, or other bots: each entry of the audit log once, however
 * often and in however many instances it is heard.
 */
@Service
@Transactional
class ManualActs {

    private final Cases cases;
    private final Ledger ledger;

    ManualActs(Cases cases, Ledger ledger) {
        this.cases = cases;
        this.ledger = ledger;
    }

    /**
     * Opens a case for it, unless there is one or it is our own.
     *
     * @param selfId Jikimi's own id
     * @return the case, or null where there is nothing to take up
     */
    @Nullable CaseFile take(long guildId, AuditEntry entry, long selfId, @Nullable String name) {
        if (entry.actorId() == selfId || entry.targetId() == 0) {
            return null;
        }
        cases.hold(guildId);
        if (cases.isTaken(guildId, entry.id())) {
            return null;
        }
        var file =
                cases.record(
                        NewCase.of(
                                        guildId,
                                        type(entry),
                                        entry.targetId(),
                                        entry.actorId(),
                                        entry.reason())
                                .named(name)
                                .until(entry.until())
                                .toldBy(entry.id()));
        ledger.follow(file);
        return cases.get(guildId, file.number());
    }

    private static CaseType type(AuditEntry entry) {
        return switch (entry.kind()) {
            case BAN -> CaseType.BAN;
            case UNBAN -> CaseType.UNBAN;
            case KICK -> CaseType.KICK;
            case TIMEOUT -> CaseType.TIMEOUT;
            case TIMEOUT_END -> CaseType.UNTIMEOUT;
        };
    }
}
