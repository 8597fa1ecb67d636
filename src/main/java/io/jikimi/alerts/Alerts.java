package io.jikimi.alerts;

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
    private final Set<Long> troubled = ConcurrentHashMap.newKeySet();

    Alerts(AlertLedger ledger, AlertDelivery delivery, ProblemKinds kinds) {
        this.ledger = ledger;
        this.delivery = delivery;
        this.kinds = kinds;
    }

    /** It has happened. Returns when it is written down; it is told afterwards. */
    public void report(long guildId, Problem problem) {
        ledger.note(guildId, problem);
        troubled.add(guildId);
        tellSoon(guildId);
    }

    /** It no longer stands; nothing happens where it was not known. */
    public void cured(long guildId, Problem problem) {
        cured(guildId, problem.kind(), problem.subject());
    }

    private boolean cured(long guildId, String kind, String subject) {
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

    /** Looks anew where anything is wrong. */
    Set<Long> refreshTroubled() {
        var now = ledger.troubledGuilds();
        troubled.retainAll(now);
        troubled.addAll(now);
        return now;
    }

    /** What is open there after a look at each. */
    List<Alert> examine(long guildId) {
        var open = ledger.open(guildId);
        var standing = open.stream().filter(kinds::stands).toList();
        open.stream()
                .filter(alert -> !standing.contains(alert))
                .map(Alert::problem)
                .forEach(problem -> cured(guildId, problem));
        return standing;
    }

    /** Tries at once what could not be told so far. */
    void hurry(List<Alert> open) {
        var untold =
                open.stream()
                        .filter(alert -> alert.wanted() != null && alert.attempts() > 0)
                        .toList();
        untold.forEach(ledger::hurry);
        if (!untold.isEmpty()) {
            tellSoon(untold.getFirst().guildId());
        }
    }
}
