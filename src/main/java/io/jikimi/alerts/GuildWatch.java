package io.jikimi.alerts;

import io.jikimi.discord.Premises;
import io.jikimi.guilds.ChosenPlaces;
import io.jikimi.guilds.ChosenPlaces.Chosen;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Looks whether what is open in a guild still stands, and whether its settings still hold. */
@Component
class GuildWatch {

    private static final Logger log = LoggerFactory.getLogger(GuildWatch.class);

    private final Alerts alerts;
    private final AlertLedger ledger;
    private final BrokenSetting broken;
    private final ChosenPlaces chosen;
    private final Premises premises;
    private final Set<Long> asked = ConcurrentHashMap.newKeySet();

    GuildWatch(
            Alerts alerts,
            AlertLedger ledger,
            BrokenSetting broken,
            ChosenPlaces chosen,
            Premises premises) {
        this.alerts = alerts;
        this.ledger = ledger;
        this.broken = broken;
        this.chosen = chosen;
        this.premises = premises;
    }

    /** What is wrong in that guild, after a look at everything. */
    List<Alert> look(long guildId) {
        if (!premises.isOpen(guildId)) {
            return ledger.open(guildId);
        }
        var open = alerts.examine(guildId);
        var unknown =
                brokenSettings(guildId).stream()
                        .filter(problem -> open.stream().noneMatch(one -> isAbout(one, problem)))
                        .toList();
        if (unknown.isEmpty()) {
            return open;
        }
        unknown.forEach(problem -> alerts.report(guildId, problem));
        return ledger.open(guildId);
    }

    private static boolean isAbout(Alert alert, Problem problem) {
        return alert.problem().kind().equals(problem.kind())
                && alert.problem().subject().equals(problem.subject());
    }

    private List<Problem> brokenSettings(long guildId) {
        return chosen.of(guildId).stream()
                .filter(one -> broken.isBroken(guildId, one))
                .map(GuildWatch::problem)
                .toList();
    }

    private static Problem problem(Chosen one) {
        return Problem.brokenSetting(one.setting(), one.role(), one.id());
    }

    /** What it would break in that guild's settings if nothing could be written in the channel. */
    List<Problem> settingsThatName(long guildId, long channelId) {
        return chosen.of(guildId).stream()
                .filter(one -> !one.role() && one.id() == channelId)
                .map(GuildWatch::problem)
                .toList();
    }

    /** The same in the background, after something has changed in the guild. */
    void lookSoon(long guildId) {
        if (asked.add(guildId)) {
            Thread.ofVirtual().name("alerts-" + guildId).start(() -> lookNow(guildId));
        }
    }

    private void lookNow(long guildId) {
        asked.remove(guildId);
        alerts.hurry(guildId, lookIfPossible(guildId));
    }

    // What fails in one guild must not keep the others waiting.
    private List<Alert> lookIfPossible(long guildId) {
        try {
            return look(guildId);
        } catch (DataAccessException | TransactionException away) {
            log.warn(
                    "Guild {} could not be looked at; the next round will: {}",
                    guildId,
                    away.getMessage());
            return List.of();
        } catch (RuntimeException failure) {
            log.warn("Guild {} could not be looked at; the next round will", guildId, failure);
            return List.of();
        }
    }

    /** Looks at every guild in which something is wrong or could be. */
    @Scheduled(initialDelay = 30_000, fixedDelay = 180_000)
    void makeRounds() {
        try {
            var guilds = new HashSet<>(alerts.refreshTroubled());
            guilds.addAll(chosen.guilds());
            guilds.stream().filter(premises::isOpen).forEach(this::lookIfPossible);
        } catch (DataAccessException | TransactionException away) {
            log.warn("No guild could be looked at; the next round will: {}", away.getMessage());
        }
    }
}
