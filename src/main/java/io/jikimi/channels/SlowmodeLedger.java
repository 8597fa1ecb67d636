package io.jikimi.channels;

import io.jikimi.timers.Timer;
import io.jikimi.timers.Timers;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes down where people wait longer for a while before they do, and sets the timer of its end.
 */
@Service
class SlowmodeLedger {

    static final String TIMER = "channels.slowmode";

    private final ChannelSlowmodeRepository slowmodes;
    private final Timers timers;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SlowmodeLedger(
            ChannelSlowmodeRepository slowmodes,
            Timers timers,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.slowmodes = slowmodes;
        this.timers = timers;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Writes down what is about to be set.
     *
     * @param now how long people wait at this moment, which is what they go back to, unless that
     *     itself is for a while
     */
    void begin(SlowmodeRequest asked, Instant until, int now) {
        try {
            in(() -> take(asked, until, now));
        } catch (DataIntegrityViolationException somebodyElseWasFirst) {
            in(() -> take(asked, until, now));
        }
    }

    private ChannelSlowmode take(SlowmodeRequest asked, Instant until, int now) {
        var known = slowmodes.hold(asked.channelId());
        known.ifPresent(one -> one.take(asked, until, one.seconds() == now ? one.former() : now));
        var slowmode =
                slowmodes.saveAndFlush(
                        known.orElseGet(() -> new ChannelSlowmode(asked, until, now)));
        timers.set(timer(slowmode), earlier(until, clock.instant().plus(LockLedger.BEGUN)));
        return slowmode;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Timer timer(ChannelSlowmode slowmode) {
        return new Timer(TIMER, slowmode.guildId(), slowmode.channelId());
    }

    /** Discord has taken it. */
    void begun(long channelId) {
        in(
                () -> {
                    slowmodes
                            .hold(channelId)
                            .ifPresent(
                                    slowmode -> {
                                        slowmode.begin();
                                        timers.set(timer(slowmode), slowmode.endsAt());
                                    });
                    return true;
                });
    }

    /** The same by its timer, which is at work and sets itself anew. */
    void begunByTimer(long channelId) {
        in(
                () -> {
                    slowmodes.hold(channelId).ifPresent(ChannelSlowmode::begin);
                    return true;
                });
    }

    /** What was about to be set is not; what was set for a while before that still ends. */
    void goBack(long channelId, @Nullable ChannelSlowmode before) {
        if (before == null) {
            over(channelId);
            return;
        }
        in(
                () -> {
                    slowmodes
                            .hold(channelId)
                            .ifPresent(
                                    slowmode -> {
                                        slowmode.take(
                                                before.asked(), before.endsAt(), before.former());
                                        slowmode.begin();
                                        timers.set(timer(slowmode), before.endsAt());
                                    });
                    return true;
                });
    }

    Optional<ChannelSlowmode> of(long channelId) {
        return slowmodes.findByChannelId(channelId);
    }

    /** Nothing is to be put back any more. */
    void over(long channelId) {
        in(
                () -> {
                    slowmodes
                            .hold(channelId)
                            .ifPresent(
                                    slowmode -> {
                                        slowmodes.delete(slowmode);
                                        timers.cancel(timer(slowmode));
                                    });
                    return true;
                });
    }

    private <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
