package io.jikimi.alerts;

import io.jikimi.alerts.Alert.Said;
import io.jikimi.commands.Noticeboard;
import io.jikimi.commands.Noticeboard.Spot;
import io.jikimi.commands.Noticeboard.Undeliverable;
import io.jikimi.discord.Premises;
import io.jikimi.guilds.GuildSettings;
import io.jikimi.guilds.ServerSettings;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Tells a guild what is wrong and what is well again: in its alert channel, or where it can. */
@Component
class AlertDelivery {

    private static final Logger log = LoggerFactory.getLogger(AlertDelivery.class);

    private final AlertLedger ledger;
    private final AlertCards cards;
    private final GuildSettings guilds;
    private final Premises premises;
    private final Noticeboard board;
    private final OwnerMail owners;
    private final Map<Long, List<Long>> shut = new ConcurrentHashMap<>();
    private volatile boolean away;

    AlertDelivery(
            AlertLedger ledger,
            AlertCards cards,
            GuildSettings guilds,
            Premises premises,
            Noticeboard board,
            OwnerMail owners) {
        this.ledger = ledger;
        this.cards = cards;
        this.guilds = guilds;
        this.premises = premises;
        this.board = board;
        this.owners = owners;
    }

    /** Tells all that is due: what could not be told before, and what somebody died telling. */
    @Scheduled(fixedDelay = 10_000)
    void deliverDue() {
        tryTo(
                () ->
                        ledger.dueGuilds().stream()
                                .filter(premises::isOpen)
                                .flatMap(guildId -> ledger.due(guildId).stream())
                                .forEach(this::deliver));
    }

    /** Tells what is due in that guild. */
    void deliverDue(long guildId) {
        tryTo(() -> ledger.due(guildId).forEach(this::deliver));
    }

    // What is due stays written down while the database is away.
    private void tryTo(Runnable telling) {
        try {
            telling.run();
            away = false;
        } catch (DataAccessException | TransactionException failure) {
            if (!away) {
                log.warn("Alerts are told later: {}", failure.getMessage());
            }
            away = true;
        }
    }

    /** Tells one alert, if it is due and nobody else is telling it. */
    void deliver(Alert alert) {
        if (premises.isOpen(alert.guildId())) {
            ledger.claim(alert.id()).ifPresent(this::tell);
        }
    }

    private void tell(Alert alert) {
        var wanted = alert.wanted();
        if (wanted == null) {
            ledger.settled(alert, alert.said());
            return;
        }
        var channels = channels(alert.guildId());
        shut.put(alert.guildId(), channels);
        try {
            if (!change(alert, wanted) && !isNoNews(alert, wanted)) {
                post(alert, wanted, channels);
            }
        } catch (Undeliverable nowhere) {
            log.info("Alert {} could not be told: {}", alert.id(), nowhere.getMessage());
            ledger.couldNotBeTold(alert);
        } catch (RuntimeException failure) {
            log.warn("Alert {} is told later: {}", alert.id(), failure.toString());
            ledger.couldNotBeTold(alert);
        }
    }

    private boolean change(Alert alert, Said wanted) {
        var spot = alert.spot();
        if (spot == null) {
            return false;
        }
        var owner = alert.toldOwner();
        var changed = board.change(alert.guildId(), spot, owner, cards.of(alert, wanted, owner));
        if (changed) {
            ledger.settled(alert, wanted);
        }
        return changed;
    }

    // An owner is not written to once more just to hear that something is well again.
    private boolean isNoNews(Alert alert, Said wanted) {
        var isNone = wanted == Said.CURE && alert.toldOwner();
        if (isNone) {
            ledger.settled(alert, wanted);
        }
        return isNone;
    }

    private void post(Alert alert, Said wanted, List<Long> channels) {
        for (var channelId : channels) {
            try {
                ledger.told(alert, wanted, post(alert, wanted, channelId), false);
                shut.remove(alert.guildId());
                return;
            } catch (Undeliverable notThere) {
                log.debug("Alert {} cannot be told in {}", alert.id(), channelId, notThere);
            }
        }
        if (wanted == Said.CURE) {
            ledger.settled(alert, wanted);
        } else {
            owners.write(alert);
        }
    }

    /** The guild is no more. */
    void forget(long guildId) {
        shut.remove(guildId);
    }

    /** Whether there is a channel now that there was not when something could not be told. */
    boolean hasNewWay(long guildId) {
        return !shut.getOrDefault(guildId, List.of()).containsAll(channels(guildId));
    }

    // Discord knows a nonce for some minutes only, and somebody may have died before noting it.
    private Spot post(Alert alert, Said wanted, long channelId) {
        var guildId = alert.guildId();
        if (alert.attempts() > 1 && wanted == Said.PROBLEM) {
            var earlier = board.find(guildId, channelId, alert.firstSeen(), alert.mark());
            if (earlier != null) {
                return earlier;
            }
        }
        return board.post(guildId, channelId, nonce(alert, wanted), cards.of(alert, wanted, false));
    }

    private static String nonce(Alert alert, Said wanted) {
        var what = wanted == Said.PROBLEM ? "a" : "c";
        return what + alert.id() + "." + alert.episode();
    }

    /** Where it can be told, best first. */
    private List<Long> channels(long guildId) {
        var chosen = guilds.of(guildId, ServerSettings.GROUP).alertChannel();
        return Stream.of(
                        chosen == null ? null : (Long) chosen.value(),
                        premises.newsChannel(guildId))
                .filter(Objects::nonNull)
                .filter(channelId -> isWritable(guildId, channelId))
                .distinct()
                .toList();
    }

    private boolean isWritable(long guildId, @Nullable Long channelId) {
        var place = channelId == null ? null : premises.place(guildId, channelId);
        return place != null && place.isWritable();
    }
}
