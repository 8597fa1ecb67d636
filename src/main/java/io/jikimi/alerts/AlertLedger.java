package io.jikimi.alerts;

import io.jikimi.alerts.Alert.Said;
import io.jikimi.commands.Noticeboard.Spot;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Writes down what is wrong where, and who tells it; the database sees to it that one does. */
@Service
class AlertLedger {

    private static final Logger log = LoggerFactory.getLogger(AlertLedger.class);
    private static final int AT_ONCE = 100;
    private static final Duration TELLING = Duration.ofMinutes(2);

    private final AlertRepository alerts;
    private final Clock clock;
    private final TransactionTemplate transaction;

    AlertLedger(AlertRepository alerts, Clock clock, PlatformTransactionManager transactions) {
        this.alerts = alerts;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        // What went wrong stays written down, whatever becomes of the work that met it.
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Writes down that it happened so many times, last at that time, for the first time or once
     * more; gives the alert's id.
     */
    long note(long guildId, Problem problem, long often, Instant last) {
        return again(guildId, problem, often, last)
                .orElseGet(() -> first(guildId, problem, often, last));
    }

    private Optional<Long> again(long guildId, Problem problem, long often, Instant last) {
        return in(
                () -> {
                    var known = alerts.hold(guildId, problem.kind(), problem.subject());
                    known.ifPresent(alert -> alert.happened(problem, often, last, clock.instant()));
                    return known.map(Alert::id);
                });
    }

    private long first(long guildId, Problem problem, long often, Instant last) {
        try {
            return in(() -> alerts.saveAndFlush(new Alert(guildId, problem, clock.instant())).id());
        } catch (DataIntegrityViolationException somebodyElseWasFirst) {
            log.debug("Somebody else noted {} of guild {}", problem.subject(), guildId);
            return again(guildId, problem, often, last).orElseThrow();
        }
    }

    /** Writes down that it no longer stands; gives the id of what was open until now. */
    Optional<Long> cure(long guildId, String kind, String subject) {
        return in(
                () -> {
                    var open = alerts.hold(guildId, kind, subject).filter(Alert::isOpen);
                    open.ifPresent(alert -> alert.cure(clock.instant()));
                    return open.map(Alert::id);
                });
    }

    List<Alert> open(long guildId) {
        return alerts.findByGuildIdAndCuredAtIsNullOrderByFirstSeenAscIdAsc(guildId);
    }

    Set<Long> troubledGuilds() {
        return alerts.findTroubledGuilds();
    }

    /** Where anything is to be told. */
    Set<Long> dueGuilds() {
        return alerts.findDueGuilds(clock.instant());
    }

    List<Alert> due(long guildId) {
        return alerts.findDue(guildId, clock.instant(), Limit.of(AT_ONCE));
    }

    /** Takes it on oneself to tell; empty where there is nothing to tell or somebody else does. */
    Optional<Alert> claim(long id) {
        return in(
                () -> {
                    var now = clock.instant();
                    return alerts.claim(id, now, now.plus(TELLING)) == 1
                            ? alerts.findById(id)
                            : Optional.empty();
                });
    }

    /** Takes everything else on oneself that nobody in that guild knows of, due or not. */
    List<Alert> claimUntold(long guildId) {
        return in(
                () -> {
                    var now = clock.instant();
                    var untold = alerts.holdUntold(guildId, now);
                    untold.forEach(alert -> alert.claim(now.plus(TELLING)));
                    return untold;
                });
    }

    /** When the owner of that guild was last written to. */
    Optional<Instant> ownerTold(long guildId) {
        return alerts.ownerTold(guildId);
    }

    /** A message has said it; without a place where that message says more than this. */
    void told(Alert claimed, Said what, @Nullable Spot where, boolean owner) {
        settle(claimed, alert -> alert.told(what, where, owner, clock.instant()));
    }

    /** It is known without a message of its own. */
    void settled(Alert claimed, Said what) {
        settle(claimed, alert -> alert.settled(what, clock.instant()));
    }

    /** Whoever is to hear of it has not: everything that only the owner before was told. */
    void untell(long guildId) {
        in(
                () -> {
                    var now = clock.instant();
                    alerts.holdToldToOwner(guildId).forEach(alert -> alert.untell(now));
                    return true;
                });
    }

    /** It is told later, since it is not the time for it. */
    void postpone(Alert claimed, Instant then) {
        settle(claimed, alert -> alert.postpone(then));
    }

    void couldNotBeTold(Alert claimed) {
        settle(claimed, alert -> alert.couldNotBeTold(clock.instant()));
    }

    private void settle(Alert claimed, Consumer<Alert> how) {
        in(
                () -> {
                    alerts.hold(claimed.id())
                            .filter(alert -> alert.isStill(claimed.episode()))
                            .ifPresent(how);
                    return true;
                });
    }

    /** Lets what could not be told so far be tried at once, since something has changed. */
    void hurry(Alert untold) {
        settle(untold, alert -> alert.hurry(clock.instant()));
    }

    private <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
