package io.jikimi.moderation;

import static net.dv8tion.jda.api.Permission.BAN_MEMBERS;

import io.jikimi.cases.CaseType;
import io.jikimi.commands.Command;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Option;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Refusal;

import org.springframework.stereotype.Component;

import java.time.Duration;

/** {@code /softban @Ann Spam}: sends somebody away with their messages, and lets them back in. */
@Component
class SoftbanCommand implements Command {

    private static final Duration USUAL = Duration.ofDays(1);

    private final Rules rules;
    private final Forms forms;
    private final Punishments punishments;

    SoftbanCommand(Rules rules, Forms forms, Punishments punishments) {
        this.rules = rules;
        this.forms = forms;
        this.punishments = punishments;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of(
                        "softban",
                        Option.person(Order.USER).mustBeGiven(),
                        Option.duration(Order.DELETE),
                        Option.file(Order.EVIDENCE),
                        Option.text(Order.REASON).ofLength(0, Order.LONGEST_REASON))
                .needs(BAN_MEMBERS)
                .onlyInGuilds();
    }

    @Override
    public Reply answer(Invocation call) {
        var given = Order.of(CaseType.SOFTBAN, call);
        var back = given.deleteBack() == null ? USUAL : given.deleteBack();
        if (back.compareTo(BanCommand.MOST_DELETED) > 0) {
            throw new Refusal("moderation.delete-too-much", BanCommand.MOST_DELETED.toDays());
        }
        var order =
                new Order(given.type(), call, given.targetId(), null, back, given.reason(), false);
        var form = forms.missing(order, false);
        if (form != null) {
            return form;
        }
        rules.check(order, BAN_MEMBERS);
        if (punishments.banOf(order.guildId(), order.targetId()) != null) {
            throw new Refusal("moderation.banned-by-others");
        }
        var member = Rules.present(punishments.member(order.guildId(), order.targetId()));
        return Answers.done(punishments.order(order, member, member.name()));
    }
}
