package io.jikimi.timers;

import static net.dv8tion.jda.api.Permission.MANAGE_SERVER;

import io.jikimi.commands.Command;
import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Control;
import io.jikimi.commands.Control.Style;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Option;
import io.jikimi.commands.Panel;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Text;

import org.springframework.stereotype.Component;

/**
 * {@code /overdue}: what should have been done in this server by now and is not, and why; and to
 * try it again at once.
 */
@Component
class OverdueCommand implements Command {

    private static final String NAME = "overdue";
    private static final String AGAIN = "again";
    private static final int SHOWN = 10;
    private static final ComponentId TRY_AGAIN = ComponentId.of(NAME).with(AGAIN, "true");

    private final Timers timers;

    OverdueCommand(Timers timers) {
        this.timers = timers;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of(NAME, Option.yesNo(AGAIN))
                .onlyInGuilds()
                .needs(MANAGE_SERVER)
                .quietly();
    }

    @Override
    public Reply answer(Invocation call) {
        var late = timers.overdue(call.guildId(), SHOWN);
        if (late.isEmpty()) {
            return Reply.whisper("timers.none-overdue");
        }
        if (call.flag(AGAIN)) {
            timers.hurry(call.guildId());
            return Reply.whisper("timers.tried-again");
        }
        var panel = Panel.titled("timers.overdue");
        for (var one : late) {
            panel = panel.row(row(one));
        }
        return Reply.whisper(panel)
                .with(new Control.Button(Text.of("timers.try-again"), Style.PRIMARY, TRY_AGAIN));
    }

    private static Text row(Overdue one) {
        return Text.of(
                "timers.row",
                Text.of(titleOf(one.timer().kind()), one.timer().subject()),
                one.dueAt(),
                one.problem() == null
                        ? Text.of("timers.untried")
                        : Text.of("timers.failed", one.failures(), one.problem(), one.nextTry()));
    }

    /** How the bundles of its room call what falls due. */
    static String titleOf(String kind) {
        return "overdue." + kind;
    }
}
