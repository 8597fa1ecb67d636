package io.jikimi.cases;

import io.jikimi.cases.CaseEdit.What;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import net.dv8tion.jda.api.utils.TimeUtil;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What was done about whom in each guild. A case is opened before anything is done, in a
 * transaction, and settled when Discord has said how it went; the log channel follows by itself.
 */
@Service
@Transactional
public class Cases {

    private static final int AT_ONCE = 500;

    private final CaseRepository cases;
    private final CaseNumbers numbers;
    private final CaseAnnexes annexes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Cases(
            CaseRepository cases,
            CaseNumbers numbers,
            CaseAnnexes annexes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.numbers = numbers;
        this.annexes = annexes;
        this.events = events;
        this.clock = clock;
    }

    /** Keeps everybody else from opening cases in that guild until the open transaction ends. */
    public void hold(long guildId) {
        numbers.hold(guildId);
    }

    /** Opens a case for what is about to be done. */
    public CaseFile open(NewCase asked) {
        return open(asked, CaseState.PENDING);
    }

    /** Opens a case for what has been done by that. */
    public CaseFile record(NewCase done) {
        return open(done, CaseState.DONE);
    }

    private CaseFile open(NewCase asked, CaseState state) {
        var number = numbers.next(asked.guildId());
        var opened = cases.save(new Case(asked, number, state, clock.instant()));
        events.publishEvent(new CaseChanged(asked.guildId(), number));
        return opened.file();
    }

    /** The case of that number, or what is left of it. */
    @Transactional(readOnly = true)
    public Optional<CaseFile> find(long guildId, long number) {
        return cases.findByGuildIdAndNumber(guildId, number).map(Case::file);
    }

    /** The same, which nobody else changes until the open transaction ends. */
    public Optional<CaseFile> findHeld(long guildId, long number) {
        return cases.hold(guildId, number).map(Case::file);
    }

    /**
     * The case of that number.
     *
     * @throws Refusal where there is none, or none any more
     */
    @Transactional(readOnly = true)
    public CaseFile get(long guildId, long number) {
        return present(cases.findByGuildIdAndNumber(guildId, number), number).file();
    }

    private static Case present(Optional<Case> found, long number) {
        var one = found.orElseThrow(() -> new Refusal("cases.unknown", "" + number));
        if (one.file().deleted()) {
            throw new Refusal("cases.deleted", "" + number);
        }
        return one;
    }

    /** Whether there is a case for this entry of the audit log. */
    @Transactional(readOnly = true)
    public boolean isTaken(long guildId, long auditEntryId) {
        return cases.existsByGuildIdAndAuditEntryId(guildId, auditEntryId);
    }

    /** What is done to somebody of such kinds and holds, newest first. */
    @Transactional(readOnly = true)
    public List<CaseFile> holding(long guildId, long targetId, Set<CaseType> types) {
        return cases.holding(guildId, targetId, types).stream().map(Case::file).toList();
    }

    /** What was done to somebody of such kinds since then, newest first. */
    @Transactional(readOnly = true)
    public List<CaseFile> since(long guildId, long targetId, Set<CaseType> types, Instant since) {
        return cases.since(guildId, targetId, types, since).stream().map(Case::file).toList();
    }

    /** What was about to be done before then, and of which nobody has said how it went. */
    @Transactional(readOnly = true)
    public List<CaseFile> pending(Instant before) {
        return cases.pending(before, Limit.of(AT_ONCE)).stream().map(Case::file).toList();
    }

    /** Shows each case that ends by itself or is to be renewed, in every guild. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void eachTimed(Consumer<CaseFile> work) {
        var after = 0L;
        for (var some = cases.timed(after, Limit.of(AT_ONCE)); !some.isEmpty(); ) {
            some.forEach(one -> work.accept(one.file()));
            after = some.getLast().id();
            some = cases.timed(after, Limit.of(AT_ONCE));
        }
    }

    /** What was to end by itself in that time. */
    @Transactional(readOnly = true)
    public List<CaseFile> expiring(long guildId, Instant from, Instant until) {
        return cases.expiring(guildId, from, until).stream().map(Case::file).toList();
    }

    /** The guilds that have any. */
    @Transactional(readOnly = true)
    public List<Long> guilds() {
        return cases.guilds();
    }

    /**
     * Takes the person out of what is older and does not hold any more, with notes and files;
     * whether there may be more.
     */
    public boolean forget(long guildId, Instant before) {
        var past = cases.past(guildId, before, Limit.of(AT_ONCE));
        for (var one : past) {
            annexes.drop(one.file());
            one.forget(clock.instant());
            changed(one);
        }
        return past.size() == AT_ONCE;
    }

    /** What was opened in that time. */
    @Transactional(readOnly = true)
    public List<CaseFile> openedWithin(long guildId, Instant from, Instant until) {
        return cases.openedWithin(guildId, from, until).stream().map(Case::file).toList();
    }

    /** What others did in that time, as the audit log told. */
    @Transactional(readOnly = true)
    public List<CaseFile> takenUpWithin(long guildId, Instant from, Instant until) {
        var first = TimeUtil.getDiscordTimestamp(from.toEpochMilli());
        var last = TimeUtil.getDiscordTimestamp(until.toEpochMilli());
        return cases.takenUpWithin(guildId, first, last).stream().map(Case::file).toList();
    }

    /**
     * Writes down how it went; what Discord has done stays done, whoever says otherwise.
     *
     * @param problem why it was not done, or null
     * @return whether that is news
     */
    public boolean settle(long guildId, long number, CaseState how, @Nullable Text problem) {
        var one = cases.hold(guildId, number).orElse(null);
        if (one == null || one.file().state() == CaseState.DONE || one.file().state() == how) {
            return false;
        }
        one.settle(how, ProblemText.written(problem), clock.instant());
        changed(one);
        return true;
    }

    /** Writes down whether the person has heard of it. */
    public void tell(long guildId, long number, Told told) {
        cases.hold(guildId, number)
                .ifPresent(
                        one -> {
                            one.tell(told, clock.instant());
                            changed(one);
                        });
    }

    /** What it has done is at its end; whether that is news. */
    public boolean end(long guildId, long number, Ending how) {
        var one = cases.hold(guildId, number).orElse(null);
        if (one == null || one.file().ending() != null) {
            return false;
        }
        one.end(how, clock.instant());
        changed(one);
        return true;
    }

    /** What was thought to be at its end goes on. */
    public void goOn(long guildId, long number) {
        cases.hold(guildId, number)
                .ifPresent(
                        one -> {
                            one.goOn(clock.instant());
                            changed(one);
                        });
    }

    /** Gives another reason; the message in the log channel follows. */
    public CaseFile explain(long guildId, long number, String reason, long by) {
        var one = present(cases.hold(guildId, number), number);
        annexes.edited(one.file(), by, What.REASON, one.file().reason(), reason);
        one.explain(reason, by, clock.instant());
        return changed(one);
    }

    /**
     * Lets it end at another moment, or never.
     *
     * @throws Refusal where it has ended already
     */
    public CaseFile move(long guildId, long number, @Nullable Instant expiresAt, long by) {
        var one = present(cases.hold(guildId, number), number);
        if (one.file().ending() != null) {
            throw new Refusal("cases.ended", "" + number);
        }
        annexes.edited(one.file(), by, What.EXPIRY, one.file().expiresAt(), expiresAt);
        one.move(expiresAt, by, clock.instant());
        return changed(one);
    }

    /**
     * It is shown only to those who ask for hidden ones, or again to everybody who may see cases.
     */
    public CaseFile hide(long guildId, long number, boolean hide, long by) {
        var one = present(cases.hold(guildId, number), number);
        annexes.edited(one.file(), by, What.HIDDEN, one.file().hidden(), hide);
        one.hide(hide, by, clock.instant());
        return changed(one);
    }

    /**
     * Leaves nothing of it but the number.
     *
     * @throws Refusal while what it has done may still have to be ended
     */
    public void delete(long guildId, long number, long by) {
        var one = present(cases.hold(guildId, number), number);
        var file = one.file();
        var ends = file.expiresAt() != null && file.holds();
        if (ends || file.state() == CaseState.PENDING) {
            throw new Refusal("cases.delete-active", "" + number);
        }
        annexes.drop(file);
        one.delete(by, clock.instant());
        changed(one);
    }

    public CaseFile note(long guildId, long number, String words, long by) {
        var one = present(cases.hold(guildId, number), number);
        annexes.note(one.file(), by, words);
        one.changed(clock.instant());
        return changed(one);
    }

    /** Both belong together. */
    public CaseFile link(long guildId, long number, long otherNumber) {
        var one = present(cases.hold(guildId, number), number);
        present(cases.findByGuildIdAndNumber(guildId, otherNumber), otherNumber);
        annexes.link(one.file(), otherNumber);
        one.changed(clock.instant());
        return changed(one);
    }

    CaseFile attach(long guildId, long number, long by, String name, byte[] content, int most) {
        var one = present(cases.hold(guildId, number), number);
        if (annexes.countOfFiles(one.file()) >= most) {
            throw new Refusal("cases.evidence-full", most);
        }
        annexes.attach(one.file(), by, name, content);
        one.changed(clock.instant());
        return changed(one);
    }

    private CaseFile changed(Case one) {
        var file = one.file();
        events.publishEvent(new CaseChanged(file.guildId(), file.number()));
        return file;
    }
}
