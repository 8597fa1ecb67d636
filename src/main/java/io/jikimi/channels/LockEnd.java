package io.jikimi.channels;

import io.jikimi.discord.NotDone;
import io.jikimi.timers.Blocked;
import io.jikimi.timers.Delayed;
import io.jikimi.timers.Due;
import io.jikimi.timers.Next;
import io.jikimi.timers.TimedWork;

import org.springframework.stereotype.Component;

import java.time.Clock;

/** Opens a channel when its time is over, and finishes what a process has left half done. */
@Component
class LockEnd implements TimedWork {

    private final LockLedger ledger;
    private final ChannelLocking locking;
    private final LockNotices notices;
    private final Clock clock;

    LockEnd(LockLedger ledger, ChannelLocking locking, LockNotices notices, Clock clock) {
        this.ledger = ledger;
        this.locking = locking;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return LockLedger.TIMER;
    }

    @Override
    public Next run(Due due) {
        var lock = ledger.of(Long.parseLong(due.timer().subject())).orElse(null);
        if (lock == null) {
            return Next.DONE;
        }
        try {
            return run(lock);
        } catch (NotDone no) {
            return switch (no.why()) {
                case GONE -> {
                    ledger.over(lock);
                    yield Next.DONE;
                }
                case FORBIDDEN -> {
                    locking.reportForbidden(lock);
                    throw new Blocked("Discord forbids it", no);
                }
                case TROUBLE, TOO_OLD -> throw new Delayed("Discord is in trouble", no);
            };
        }
    }

    private Next run(ChannelLock lock) {
        var until = lock.endsAt();
        var over = until != null && !until.isAfter(clock.instant());
        return switch (lock.state()) {
            case LOCKING -> {
                if (over) {
                    yield end(ledger.ending(lock));
                }
                locking.finish(lock, true);
                yield until == null ? Next.DONE : Next.again(until);
            }
            case LOCKED -> {
                if (until == null) {
                    yield Next.DONE;
                }
                yield over ? end(ledger.ending(lock)) : Next.again(until);
            }
            case UNLOCKING -> end(lock);
        };
    }

    private Next end(ChannelLock lock) {
        locking.end(lock, true);
        return Next.DONE;
    }

    @Override
    public void givenUp(Due due) {
        ledger.of(Long.parseLong(due.timer().subject())).ifPresent(notices::stuck);
    }
}
