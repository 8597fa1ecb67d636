package io.jikimi.alerts;

import io.jikimi.alerts.Repeats.Tally;

import org.springframework.stereotype.Service;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What only people of a guild can put right: reported here as often as it happens, told to them
 * once, shown by {@code /health} until it is cured.
 */
@Service
public class Alerts {

    private final AlertLedger ledger;
    private final AlertDelivery delivery;
    private final ProblemKinds kinds;
    private final Repeats repeats;
    private final Set<Long> troubled = ConcurrentHashMap.newKeySet();

    Alerts(AlertLedger ledger, AlertDelivery delivery, ProblemKinds kinds, Repeats repeats) {
        this.ledger = ledger;
        this.delivery = delivery;
        this.kinds = kinds;
        this.repeats = repeats;
    }

    /**
     * It has happened. Returns when it is written down, which is once a minute at most for the same
     * thing; it is told afterwards.
     */
    public void report(long guildId, Problem problem) {
        var tally = repeats.add(guildId, problem);
        if (tally.unwritten() > 0) {
            write(guildId, problem, tally);
            troubled.add(guildId);
            tellSoon(guildId);
        }
    }

    private void write(long guildId, Problem problem, Tally tally) {
        try {
            ledger.note(guildId, problem, tally.unwritten(), tally.last());
        } catch (RuntimeException notWritten) {
            repeats.putBack(guildId, problem, tally);
            throw notWritten;
        }
    }

    /** It no longer stands; nothing happens where it was not known. */
    public void cured(long guildId, Problem problem) {
        cured(guildId, problem.kind(), problem.subject());
    }

    private boolean cured(long guildId, String kind, String subject) {
        repeats.forget(guildId, kind, subject);
        var was = ledger.cure(guildId, kind, subject).isPresent();
        if (was) {
            tellSoon(guildId);
        }
        return was;
    }

    private void tellSoon(long guildId) {
        Thread.ofVirtual().name("alerts-" + guildId).start(() -> delivery.deliverDue(guildId));
    }

    /** Whether anything may be wrong there; an answer from memory, minutes old at most. */
    boolean isTroubled(long guildId) {
        return troubled.contains(guildId);
    }

    /** Somebody else owns the guild by now, and has heard of nothing. */
    void ownerChanged(long guildId) {
        ledger.untell(guildId);
        tellSoon(guildId);
    }

    /** The guild is erased. */
    void forget(long guildId) {
        repeats.forget(guildId);
        delivery.forget(guildId);
        troubled.remove(guildId);
    }

    /** Looks anew where anything is wrong. */
    Set<Long> refreshTroubled() {
        var now = ledger.troubledGuilds();
        now.addAll(repeats.guilds());
        troubled.retainAll(now);
        troubled.addAll(now);
        return now;
    }

    /** What is open there after a look at each. */
    List<Alert> examine(long guildId) {
        var unwritten = repeats.take(guildId);
        unwritten.forEach((problem, tally) -> write(guildId, problem, tally));
        if (!unwritten.isEmpty()) {
            tellSoon(guildId);
        }
        var open = ledger.open(guildId);
        var standing = open.stream().filter(kinds::stands).toList();
        open.stream()
                .filter(alert -> !standing.contains(alert))
                .map(Alert::problem)
                .forEach(problem -> cured(guildId, problem));
        return standing;
    }

    /** Tells at once what waits to be told, if there is a way that there was not before. */
    void hurry(long guildId, List<Alert> open) {
        var waiting = open.stream().filter(alert -> alert.wanted() != null).toList();
        if (!waiting.isEmpty() && delivery.hasNewWay(guildId)) {
            waiting.forEach(ledger::hurry);
            tellSoon(guildId);
        }
    }
}
