package io.jikimi.moderation;

import static net.dv8tion.jda.api.Permission.MODERATE_MEMBERS;

import io.jikimi.cases.CaseFile;
import io.jikimi.cases.CaseState;
import io.jikimi.cases.CaseType;
import io.jikimi.cases.Cases;
import io.jikimi.commands.Command;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Option;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import net.dv8tion.jda.api.Permission;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.Objects;

/** {@code /duration 12 3d}: lets a ban or a timeout end so long from now, or never. */
@Component
class DurationCommand implements Command {

    private static final String NUMBER = "number";
    private static final long MOST = 1_000_000_000_000L;

    private final Cases cases;
    private final Endings endings;
    private final Rules rules;
    private final Clock clock;

    DurationCommand(Cases cases, Endings endings, Rules rules, Clock clock) {
        this.cases = cases;
        this.endings = endings;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of(
                        "duration",
                        Option.whole(NUMBER, 1, MOST).mustBeGiven(),
                        Option.duration("duration"))
                .needs(MODERATE_MEMBERS)
                .onlyInGuilds();
    }

    @Override
    public Reply answer(Invocation call) {
        var file = cases.get(call.guildId(), Objects.requireNonNull(call.number(NUMBER)));
        var number = "" + file.number();
        var timed = file.type() == CaseType.BAN || file.type() == CaseType.TIMEOUT;
        if (!timed || !file.holds() || file.state() != CaseState.DONE) {
            throw new Refusal("moderation.nothing-to-move", number);
        }
        var caller = call.caller();
        var needed =
                file.type() == CaseType.BAN ? Permission.BAN_MEMBERS : Permission.MODERATE_MEMBERS;
        if (!caller.permissions().contains(needed)) {
            throw new Refusal("desk.needs", Text.of("permission." + needed.name()));
        }
        rules.check(call.guildId(), caller.userId(), file.targetId(), needed);
        var lasting = call.duration("duration");
        if (lasting != null && lasting.compareTo(Order.LONGEST) > 0) {
            throw new Refusal("moderation.too-long", Order.LONGEST.toDays());
        }
        var then = lasting == null ? null : clock.instant().plus(lasting);
        return moved(endings.move(file, then, caller.userId()), number);
    }

    private Reply moved(CaseFile file, String number) {
        if (file.type() == CaseType.TIMEOUT) {
            // Discord's own end of it has to follow.
            endings.look(file);
        }
        return file.expiresAt() == null
                ? Reply.post("moderation.for-good-now", number)
                : Reply.post("moderation.moved", number, file.expiresAt());
    }
}
