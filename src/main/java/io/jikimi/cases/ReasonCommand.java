package io.jikimi.cases;

import static net.dv8tion.jda.api.Permission.MODERATE_MEMBERS;

import io.jikimi.commands.Command;
import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Option;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Text;

import org.springframework.stereotype.Component;

/** {@code /reason 12 Spam}: gives a case another reason, in its message as well. */
@Component
class ReasonCommand implements Command {

    private final Cases cases;

    ReasonCommand(Cases cases) {
        this.cases = cases;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of(
                        "reason",
                        CaseCommand.number(),
                        Option.text("reason").ofLength(1, Case.LONGEST_REASON))
                .needs(MODERATE_MEMBERS)
                .onlyInGuilds()
                .quietly();
    }

    @Override
    public Reply answer(Invocation call) {
        var number = CaseCommand.number(call);
        var reason = call.text("reason");
        if (reason != null) {
            cases.explain(call.guildId(), number, reason.strip(), call.caller().userId());
            return Reply.whisper("cases.explained", "" + number);
        }
        var before = cases.get(call.guildId(), number).reason();
        return Reply.form(
                Text.of("cases.reason-title", "" + number),
                ComponentId.of("reason").with("number", "" + number),
                Reply.Field.paragraph(
                        "reason",
                        Text.of("cases.reason"),
                        Text.of("cases.reason-hint"),
                        before == null ? "" : before,
                        1,
                        Case.LONGEST_REASON));
    }
}
