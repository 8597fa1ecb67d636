package io.jikimi.alerts;

import io.jikimi.alerts.Alert.Said;
import io.jikimi.commands.Noticeboard;

import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes to a guild's owner what can be told nowhere else: once an hour at most, and then all of it
 * in one message.
 */
@Component
class OwnerMail {

    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int LONGEST_NONCE = 25;

    private final AlertLedger ledger;
    private final AlertCards cards;
    private final Noticeboard board;
    private final Clock clock;
    // Two alerts of one guild must not find at once that the owner has not been written to.
    private final List<Lock> locks =
            Stream.generate(() -> (Lock) new ReentrantLock()).limit(64).toList();

    OwnerMail(AlertLedger ledger, AlertCards cards, Noticeboard board, Clock clock) {
        this.ledger = ledger;
        this.cards = cards;
        this.board = board;
        this.clock = clock;
    }

    /**
     * Writes about a problem that somebody has set out to tell, or lets it wait for its hour.
     *
     * @throws Noticeboard.Undeliverable when the owner takes no messages
     */
    void write(Alert claimed) {
        var lock = locks.get(Math.floorMod(Long.hashCode(claimed.guildId()), locks.size()));
        lock.lock();
        try {
            var free = ledger.ownerTold(claimed.guildId()).orElse(Instant.MIN).plus(PAUSE);
            if (free.isAfter(clock.instant())) {
                ledger.postpone(claimed, free);
            } else {
                writeNow(claimed);
            }
        } finally {
            lock.unlock();
        }
    }

    private void writeNow(Alert claimed) {
        var others = ledger.claimUntold(claimed.guildId());
        try {
            var all = new ArrayList<>(List.of(claimed));
            all.addAll(others);
            var spot = board.writeToOwner(claimed.guildId(), nonce(all), cards.toOwner(all));
            var own = others.isEmpty() ? spot : null;
            all.forEach(alert -> ledger.told(alert, Said.PROBLEM, own, true));
        } catch (RuntimeException failure) {
            others.forEach(ledger::couldNotBeTold);
            throw failure;
        }
    }

    // Discord takes a second message with the same nonce for the first, so that it must not be the
    // same where anything has come in addition.
    private static String nonce(List<Alert> all) {
        var marks = all.stream().map(Alert::mark).sorted().collect(Collectors.joining());
        return UUID.nameUUIDFromBytes(marks.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .substring(0, LONGEST_NONCE);
    }
}
