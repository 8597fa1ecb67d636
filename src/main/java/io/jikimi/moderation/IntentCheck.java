package io.jikimi.moderation;

import io.jikimi.cases.CaseState;
import io.jikimi.cases.Cases;
import io.jikimi.messages.Text;
import io.jikimi.timers.Due;
import io.jikimi.timers.Next;
import io.jikimi.timers.TimedWork;

import org.springframework.stereotype.Component;

/** Looks after what was about to be done a minute ago, and of which nobody has said how it went. */
@Component
class IntentCheck implements TimedWork {

    static final String KIND = "moderation-check";

    private final Look look;
    private final Ledger ledger;
    private final Cases cases;

    IntentCheck(Look look, Ledger ledger, Cases cases) {
        this.look = look;
        this.ledger = ledger;
        this.cases = cases;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Next run(Due due) {
        look.settle(due.timer().guildId(), Long.parseLong(due.timer().subject()));
        return Next.DONE;
    }

    @Override
    public void givenUp(Due due) {
        var number = Long.parseLong(due.timer().subject());
        cases.find(due.timer().guildId(), number)
                .filter(file -> file.state() == CaseState.PENDING)
                .ifPresent(
                        file ->
                                ledger.failed(
                                        file, CaseState.UNCERTAIN, Text.of("moderation.trouble")));
    }
}
