package io.jikimi.channels;

import io.jikimi.channels.ChannelLock.State;
import io.jikimi.messages.Refusal;
import io.jikimi.timers.Timer;
import io.jikimi.timers.Timers;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Writes down which channels are locked before they are, and sets the timers by which a lock ends,
 * or is finished where the process ended within.
 */
@Service
class LockLedger {

    static final String TIMER = "channels.lock";

    /** After so long somebody looks whether what was begun was finished. */
    static final Duration BEGUN = Duration.ofSeconds(30);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ChannelLockRepository locks;
    private final Timers timers;
    private final Clock clock;
    private final TransactionTemplate transaction;

    LockLedger(
            ChannelLockRepository locks,
            Timers timers,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.locks = locks;
        this.timers = timers;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    private static Timer timer(ChannelLock lock) {
        return new Timer(TIMER, lock.guildId(), lock.channelId());
    }

    /**
     * Writes down that a channel is about to be locked.
     *
     * @throws Refusal when it is locked already
     */
    ChannelLock begin(LockRequest asked, boolean thread, LockPlan plan) {
        var lock =
                new ChannelLock(
                        asked.guildId(),
                        asked.channelId(),
                        thread,
                        asked.userId(),
                        asked.reason(),
                        clock.instant(),
                        asked.until(),
                        JSON.writeValueAsString(plan));
        try {
            return in(
                    () -> {
                        var begun = locks.saveAndFlush(lock);
                        timers.set(timer(begun), clock.instant().plus(BEGUN));
                        return begun;
                    });
        } catch (DataIntegrityViolationException somebodyElseWasFirst) {
            throw new Refusal("channels.locked-already", ChannelNeeds.mention(asked.channelId()));
        }
    }

    static LockPlan plan(ChannelLock lock) {
        return JSON.readValue(lock.plan(), LockPlan.class);
    }

    Optional<ChannelLock> of(long channelId) {
        return locks.findByChannelId(channelId);
    }

    List<ChannelLock> in(long guildId) {
        return locks.findByGuildIdOrderById(guildId);
    }

    /**
     * It is locked; no where it is to be opened again by now.
     *
     * @param byTimer whether its timer is at work, which sets itself anew
     */
    boolean locked(ChannelLock lock, boolean byTimer) {
        return changed(
                lock,
                now -> {
                    if (now.state() != State.LOCKING) {
                        return false;
                    }
                    now.finish();
                    if (!byTimer) {
                        endBy(now, now.endsAt());
                    }
                    return true;
                });
    }

    /** It lasts until then, or until somebody ends it; no where it is being opened. */
    boolean last(ChannelLock lock, @Nullable Instant until) {
        return changed(
                lock,
                now -> {
                    if (now.state() == State.UNLOCKING) {
                        return false;
                    }
                    now.last(until);
                    if (now.state() == State.LOCKED) {
                        endBy(now, until);
                    }
                    return true;
                });
    }

    private void endBy(ChannelLock lock, @Nullable Instant until) {
        if (until == null) {
            timers.cancel(timer(lock));
        } else {
            timers.set(timer(lock), until);
        }
    }

    /** It is about to be opened, because somebody wants it; finished later if need be. */
    ChannelLock unlocking(ChannelLock lock, long userId, @Nullable String reason) {
        changed(
                lock,
                now -> {
                    now.open(userId, reason);
                    timers.set(timer(now), clock.instant().plus(BEGUN));
                    return true;
                });
        return as(lock);
    }

    /** Its time is over; by its timer, which is at work. */
    ChannelLock ending(ChannelLock lock) {
        changed(
                lock,
                now -> {
                    now.open(0, null);
                    return true;
                });
        return as(lock);
    }

    // As it stands by now; where it is gone, as it stood.
    private ChannelLock as(ChannelLock lock) {
        return locks.findById(lock.id()).orElse(lock);
    }

    /** The channel is open, or no more; yes for one only of those who see that. */
    boolean over(ChannelLock lock) {
        return changed(
                lock,
                now -> {
                    locks.delete(now);
                    timers.cancel(timer(now));
                    return true;
                });
    }

    private boolean changed(ChannelLock lock, Predicate<ChannelLock> change) {
        return in(() -> locks.hold(lock.id()).filter(change).isPresent());
    }

    private <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
