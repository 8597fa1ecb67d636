package io.jikimi.moderation;

import static io.jikimi.cases.CaseType.BAN;
import static io.jikimi.cases.CaseType.SOFTBAN;
import static io.jikimi.cases.CaseType.TIMEOUT;
import static io.jikimi.cases.CaseType.UNBAN;
import static io.jikimi.cases.CaseType.UNTIMEOUT;

import io.jikimi.cases.CaseFile;
import io.jikimi.cases.CaseState;
import io.jikimi.cases.CaseType;
import io.jikimi.cases.Cases;
import io.jikimi.cases.Ending;
import io.jikimi.cases.NewCase;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;
import io.jikimi.timers.Timer;
import io.jikimi.timers.Timers;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Writes down what is about to be done, together with the timers that end it and that look after
 * it, before Discord hears of it; and how it went. Each is one transaction.
 */
@Service
@Transactional
class Ledger {

    /** What is done twice by two people within this is done once. */
    static final Duration TOGETHER = Duration.ofSeconds(60);

    /** After this, whoever was about to do it is not any more. */
    static final Duration UNSETTLED = Duration.ofSeconds(60);

    /** Up to this, Discord's clock and ours do not tell which of two was first. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);

    private static final Set<CaseType> BANS = Set.of(BAN, SOFTBAN);

    private final Cases cases;
    private final Endings endings;
    private final Timers timers;
    private final Clock clock;

    Ledger(Cases cases, Endings endings, Timers timers, Clock clock) {
        this.cases = cases;
        this.endings = endings;
        this.timers = timers;
        this.clock = clock;
    }

    static Timer check(CaseFile file) {
        return new Timer(IntentCheck.KIND, file.guildId(), file.number());
    }

    /**
     * Opens a case for what is about to be done.
     *
     * @throws Refusal when somebody did the same within a minute
     */
    CaseFile intend(NewCase asked) {
        cases.hold(asked.guildId());
        refuseTwice(asked);
        return opened(asked);
    }

    private CaseFile opened(NewCase asked) {
        var file = cases.open(asked);
        timers.set(check(file), clock.instant().plus(UNSETTLED));
        endings.expect(file);
        return file;
    }

    private void refuseTwice(NewCase asked) {
        var same = BANS.contains(asked.type()) ? BANS : Set.of(asked.type());
        var since = clock.instant().minus(TOGETHER);
        cases.since(asked.guildId(), asked.targetId(), same, since).stream()
                .filter(earlier -> earlier.ending() == null)
                .filter(earlier -> earlier.happenedAt().isAfter(since))
                .filter(earlier -> !isAnotherWarning(earlier, asked))
                .findFirst()
                .ifPresent(
                        earlier -> {
                            throw new Refusal(
                                    "moderation.just-done",
                                    Text.verbatim("<@" + earlier.moderatorId() + ">"),
                                    "" + earlier.number());
                        });
    }

    // The same moderator may have a second thing to say.
    private static boolean isAnotherWarning(CaseFile earlier, NewCase asked) {
        return asked.type() == CaseType.WARN
                && earlier.moderatorId() == asked.moderatorId()
                && !Objects.equals(earlier.reason(), asked.reason());
    }

    /** The same for many who are dealt with together; those just dealt with are left out. */
    List<CaseFile> intendAll(List<NewCase> asked) {
        if (asked.isEmpty()) {
            return List.of();
        }
        cases.hold(asked.getFirst().guildId());
        return asked.stream().filter(this::isNew).map(this::opened).toList();
    }

    private boolean isNew(NewCase asked) {
        var since = clock.instant().minus(TOGETHER);
        return cases.since(asked.guildId(), asked.targetId(), BANS, since).stream()
                .allMatch(earlier -> earlier.ending() != null);
    }

    /**
     * Writes a warning down, and opens a case for what follows from it, where something does.
     *
     * @param consequence of so many warnings, this one included, or null
     * @return the warning, and then what is about to be done
     */
    List<CaseFile> warn(NewCase asked, Escalation escalation, String automatically) {
        cases.hold(asked.guildId());
        refuseTwice(asked);
        var warning = cases.record(asked);
        var warnings =
                cases.since(
                        asked.guildId(),
                        asked.targetId(),
                        Set.of(CaseType.WARN),
                        escalation.oldest());
        var consequence = escalation.after(warnings, clock.instant());
        if (consequence == null) {
            return List.of(warning);
        }
        var follows =
                opened(
                        NewCase.of(
                                        asked.guildId(),
                                        consequence.type(),
                                        asked.targetId(),
                                        asked.moderatorId(),
                                        automatically)
                                .named(asked.targetName())
                                .byItself()
                                .until(consequence.endsAt(clock.instant())));
        cases.link(asked.guildId(), follows.number(), warning.number());
        return List.of(warning, follows);
    }

    /** Writes something down that needs nothing done at Discord. */
    CaseFile record(NewCase done) {
        cases.hold(done.guildId());
        return cases.record(done);
    }

    /** Discord has done it. */
    void done(CaseFile intent) {
        var guildId = intent.guildId();
        cases.settle(guildId, intent.number(), CaseState.DONE, null);
        timers.cancel(check(intent));
        follow(cases.find(guildId, intent.number()).orElse(intent));
    }

    /** It ends what it takes the place of or takes back, and is set to end itself. */
    void follow(CaseFile file) {
        switch (file.type()) {
            case BAN -> endOthers(file, Set.of(BAN, SOFTBAN), Ending.SUPERSEDED);
            case TIMEOUT -> endOthers(file, Set.of(TIMEOUT), Ending.SUPERSEDED);
            case UNBAN -> endOthers(file, Set.of(BAN, SOFTBAN), Ending.LIFTED);
            case UNTIMEOUT -> endOthers(file, Set.of(TIMEOUT), Ending.LIFTED);
            case SOFTBAN, KICK, WARN, NOTE -> {}
        }
        if (file.ending() == null && !isOutdone(file)) {
            endings.arm(file);
        }
    }

    // What was done by hand is not always told at once.
    private boolean isOutdone(CaseFile file) {
        var types = file.auditEntryId() == null ? Set.<CaseType>of() : outdoing(file.type());
        var newer =
                cases.since(file.guildId(), file.targetId(), types, file.happenedAt()).stream()
                        .filter(other -> other.state() == CaseState.DONE)
                        .filter(other -> gap(file, other).compareTo(CLOCKS_DIFFER) > 0)
                        .max(Comparator.comparing(CaseFile::happenedAt))
                        .orElse(null);
        if (newer == null) {
            return false;
        }
        var isLift = newer.type() == UNBAN || newer.type() == UNTIMEOUT;
        endings.end(file, isLift ? Ending.LIFTED : Ending.SUPERSEDED);
        cases.link(file.guildId(), newer.number(), file.number());
        return true;
    }

    private static Set<CaseType> outdoing(CaseType type) {
        return switch (type) {
            case BAN -> Set.of(BAN, SOFTBAN, UNBAN);
            case TIMEOUT -> Set.of(TIMEOUT, UNTIMEOUT);
            case SOFTBAN, KICK, WARN, NOTE, UNBAN, UNTIMEOUT -> Set.of();
        };
    }

    private void endOthers(CaseFile by, Set<CaseType> types, Ending how) {
        for (var other : cases.holding(by.guildId(), by.targetId(), types)) {
            if (isBefore(other, by) && endings.end(other, how)) {
                cases.link(by.guildId(), by.number(), other.number());
            }
        }
    }

    // Whether what is still being done comes before what was done by hand, nobody knows.
    private static boolean isBefore(CaseFile other, CaseFile by) {
        if (other.auditEntryId() == null && by.auditEntryId() == null) {
            return other.number() < by.number();
        }
        var gap = gap(other, by);
        var isClear = gap.abs().compareTo(CLOCKS_DIFFER) > 0;
        return other.state() == CaseState.DONE
                && (isClear ? gap.isPositive() : other.number() < by.number());
    }

    private static Duration gap(CaseFile one, CaseFile other) {
        return Duration.between(one.happenedAt(), other.happenedAt());
    }

    /** It has not been done. */
    void failed(CaseFile intent, CaseState how, Text problem) {
        if (cases.settle(intent.guildId(), intent.number(), how, problem)) {
            endings.forget(intent);
        }
        timers.cancel(check(intent));
    }

    /** Makes a ban ours that stands, so that it ends in time. */
    CaseFile adopt(NewCase asked) {
        cases.hold(asked.guildId());
        refuseTwice(asked);
        var file = cases.record(asked);
        done(file);
        return file;
    }
}
