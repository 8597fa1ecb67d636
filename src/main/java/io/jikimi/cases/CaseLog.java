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
        Thread.ofVirtual()
                .name("cases-" + changed.guildId())
                .start(() -> tryTo(() -> tell(changed)));
    }

    private void tell(CaseChanged changed) {
        ledger.idOf(changed.guildId(), changed.number()).ifPresent(this::tell);
    }

    /** Shows all that the log channels do not show yet. */
    @Scheduled(fixedDelay = 10_000)
    void tellDue() {
        tryTo(() -> ledger.due().forEach(this::tell));
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

    private void tell(long id) {
        if (ledger.guildOf(id).filter(premises::isOpen).isPresent()) {
            ledger.claim(id).ifPresent(this::tell);
        }
    }

    private void tell(Case claimed) {
        try {
            if (!change(claimed)) {
                post(claimed);
            }
        } catch (Undeliverable notThere) {
            log.info("Case {} could not be logged: {}", claimed.id(), notThere.getMessage());
            ledger.couldNotBeLogged(claimed);
        } catch (DataAccessException | TransactionException databaseAway) {
            throw databaseAway;
        } catch (RuntimeException failure) {
            log.warn("Case {} is logged later: {}", claimed.id(), failure.toString());
            ledger.couldNotBeLogged(claimed);
        }
    }

    private boolean change(Case claimed) {
        var spot = claimed.spot();
        var guildId = claimed.file().guildId();
        var changed =
                spot != null && board.change(guildId, spot, false, cards.logged(claimed, false));
        if (changed) {
            ledger.logged(claimed, null);
        }
        return changed;
    }

    private void post(Case claimed) {
        var guildId = claimed.file().guildId();
        var channel = guilds.of(guildId, ServerSettings.GROUP).logChannel();
        if (channel == null) {
            ledger.notLogged(claimed);
        } else {
            ledger.logged(claimed, post(claimed, channel.value()));
        }
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
