package io.jikimi.cases;

import io.jikimi.commands.Noticeboard;
import io.jikimi.commands.Noticeboard.Spot;
import io.jikimi.commands.Noticeboard.Undeliverable;
import io.jikimi.discord.Premises;
import io.jikimi.guilds.GuildSettings;
import io.jikimi.guilds.ServerSettings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionalEventListener;

/** Keeps one message for each case in the log channel, and changes it as the case changes. */
@Component
class CaseLog {

    private static final Logger log = LoggerFactory.getLogger(CaseLog.class);

    private final CaseLogLedger ledger;
    private final CaseCards cards;
    private final GuildSettings guilds;
    private final Premises premises;
    private final Noticeboard board;
    private volatile boolean away;

    CaseLog(
            CaseLogLedger ledger,
            CaseCards cards,
            GuildSettings guilds,
            Premises premises,
            Noticeboard board) {
        this.ledger = ledger;
        this.cards = cards;
        this.guilds = guilds;
        this.premises = premises;
        this.board = board;
    }

    @TransactionalEventListener
    void on(CaseChanged changed) {
        if (premises.isOpen(changed.guildId())) {
            Thread.ofVirtual()
                    .name("cases-" + changed.guildId())
                    .start(() -> tryTo(() -> tell(changed)));
        }
    }

    private void tell(CaseChanged changed) {
        ledger.idOf(changed.guildId(), changed.number()).ifPresent(this::tell);
    }

    /** Shows all that the log channels do not show yet. */
    @Scheduled(fixedDelay = 10_000)
    void tellDue() {
        tryTo(
                () ->
                        ledger.dueGuilds().stream()
                                .filter(premises::isOpen)
                                .flatMap(guildId -> ledger.due(guildId).stream())
                                .forEach(this::tell));
    }

    // What is due stays written down while the database is away.
    private void tryTo(Runnable telling) {
        try {
            telling.run();
            away = false;
        } catch (DataAccessException | TransactionException failure) {
            if (!away) {
                log.warn("Cases are logged later: {}", failure.getMessage());
            }
            away = true;
        }
    }

    // What changes while it is told is told by the same hand.
    private void tell(long id) {
        var again = true;
        while (again) {
            again = ledger.claim(id).filter(this::tell).isPresent();
        }
    }

    /** Whether it has changed meanwhile. */
    private boolean tell(Case claimed) {
        try {
            return change(claimed);
        } catch (Undeliverable notThere) {
            log.info("Case {} could not be logged: {}", claimed.id(), notThere.getMessage());
            ledger.couldNotBeLogged(claimed);
        } catch (DataAccessException | TransactionException databaseAway) {
            throw databaseAway;
        } catch (RuntimeException failure) {
            log.warn("Case {} is logged later: {}", claimed.id(), failure.toString());
            ledger.couldNotBeLogged(claimed);
        }
        return false;
    }

    private boolean change(Case claimed) {
        var spot = claimed.spot();
        var guildId = claimed.file().guildId();
        return spot != null && board.change(guildId, spot, false, cards.logged(claimed, false))
                ? ledger.logged(claimed, null)
                : post(claimed);
    }

    private boolean post(Case claimed) {
        var channel = guilds.of(claimed.file().guildId(), ServerSettings.GROUP).logChannel();
        if (channel == null) {
            ledger.notLogged(claimed);
            return false;
        }
        return ledger.logged(claimed, post(claimed, channel.value()));
    }

    // Discord knows a nonce for some minutes only, and somebody may have died before noting it.
    private Spot post(Case claimed, long channelId) {
        var file = claimed.file();
        var anew = claimed.wasLogged();
        if (claimed.logAttempts() > 1 && !anew) {
            var mark = CaseCards.footer(file.number());
            var earlier = board.find(file.guildId(), channelId, file.createdAt(), mark);
            if (earlier != null) {
                board.change(file.guildId(), earlier, false, cards.logged(claimed, false));
                return earlier;
            }
        }
        var nonce = "c" + claimed.id() + (anew ? "r" + claimed.revision() : "");
        return board.post(file.guildId(), channelId, nonce, cards.logged(claimed, anew));
    }
}
