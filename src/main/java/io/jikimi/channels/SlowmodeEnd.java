package io.jikimi.channels;

import io.jikimi.discord.NotDone;
import io.jikimi.timers.Blocked;
import io.jikimi.timers.Delayed;
import io.jikimi.timers.Due;
import io.jikimi.timers.Next;
import io.jikimi.timers.TimedWork;

import org.springframework.stereotype.Component;

import java.time.Clock;

/** Lets people wait as long as before when the time is over, and finishes what was half done. */
@Component
class SlowmodeEnd implements TimedWork {

    private final SlowmodeLedger ledger;
    private final SlowingDown slowing;
    private final SlowmodeNotices notices;
    private final Clock clock;

    SlowmodeEnd(SlowmodeLedger ledger, SlowingDown slowing, SlowmodeNotices notices, Clock clock) {
        this.ledger = ledger;
        this.slowing = slowing;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return SlowmodeLedger.TIMER;
    }

    @Override
    public Next run(Due due) {
        var channelId = Long.parseLong(due.timer().subject());
        var slowmode = ledger.of(channelId).orElse(null);
        if (slowmode == null) {
            return Next.DONE;
        }
        try {
            return run(slowmode);
        } catch (NotDone no) {
            return switch (no.why()) {
                case GONE -> {
                    ledger.over(channelId);
                    yield Next.DONE;
                }
                case FORBIDDEN -> {
                    slowing.reportForbidden(slowmode);
                    throw new Blocked("Discord forbids it", no);
                }
                case TROUBLE, TOO_OLD -> throw new Delayed("Discord is in trouble", no);
            };
        }
    }

    private Next run(ChannelSlowmode slowmode) {
        if (!slowmode.endsAt().isAfter(clock.instant())) {
            slowing.end(slowmode);
            return Next.DONE;
        }
        if (slowmode.begun() || slowing.finish(slowmode)) {
            return Next.again(slowmode.endsAt());
        }
        ledger.over(slowmode.channelId());
        return Next.DONE;
    }

    @Override
    public void givenUp(Due due) {
        ledger.of(Long.parseLong(due.timer().subject())).ifPresent(notices::stuck);
    }
}
