package io.jikimi.moderation;

import static net.dv8tion.jda.api.Permission.KICK_MEMBERS;

import io.jikimi.cases.CaseType;
import io.jikimi.commands.Command;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Option;
import io.jikimi.commands.Reply;

import org.springframework.stereotype.Component;

/** {@code /kick @Ann Spam}. */
@Component
class KickCommand implements Command {

    private final Rules rules;
    private final Forms forms;
    private final Punishments punishments;

    KickCommand(Rules rules, Forms forms, Punishments punishments) {
        this.rules = rules;
        this.forms = forms;
        this.punishments = punishments;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of(
                        "kick",
                        Option.person(Order.USER).mustBeGiven(),
                        Option.file(Order.EVIDENCE),
                        Option.text(Order.REASON).ofLength(0, Order.LONGEST_REASON))
                .needs(KICK_MEMBERS)
                .onUser(Order.USER)
                .onlyInGuilds();
    }

    @Override
    public Reply answer(Invocation call) {
        var order = Order.of(CaseType.KICK, call);
        var form = forms.missing(order, false);
        if (form != null) {
            return form;
        }
        rules.check(order, KICK_MEMBERS);
        var member = Rules.present(punishments.member(order.guildId(), order.targetId()));
        return Answers.done(punishments.order(order, member, member.name()));
    }
}
