package io.jikimi.moderation;

import static net.dv8tion.jda.api.Permission.MODERATE_MEMBERS;

import io.jikimi.cases.CaseType;
import io.jikimi.commands.Command;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Option;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Refusal;

import org.springframework.stereotype.Component;

/** {@code /timeout @Ann 1h Spam}: longer than Discord's 28 days as well, or until it is lifted. */
@Component
class TimeoutCommand implements Command {

    private final Rules rules;
    private final Forms forms;
    private final Punishments punishments;

    TimeoutCommand(Rules rules, Forms forms, Punishments punishments) {
        this.rules = rules;
        this.forms = forms;
        this.punishments = punishments;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of(
                        "timeout",
                        Option.person(Order.USER).mustBeGiven(),
                        Option.duration(Order.DURATION),
                        Option.file(Order.EVIDENCE),
                        Option.text(Order.REASON).ofLength(0, Order.LONGEST_REASON))
                .needs(MODERATE_MEMBERS)
                .onUser(Order.USER)
                .onlyInGuilds();
    }

    @Override
    public Reply answer(Invocation call) {
        var order = Order.of(CaseType.TIMEOUT, call);
        var form = forms.missing(order, true);
        if (form != null) {
            return form;
        }
        rules.check(order, MODERATE_MEMBERS);
        var member = Rules.present(punishments.member(order.guildId(), order.targetId()));
        if (member.administrator()) {
            throw new Refusal("moderation.timeout-administrator");
        }
        return Answers.done(punishments.order(order, member, member.name()));
    }
}
