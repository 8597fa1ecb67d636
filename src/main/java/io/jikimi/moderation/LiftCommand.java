package io.jikimi.moderation;

import io.jikimi.cases.CaseType;
import io.jikimi.commands.Command;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Option;
import io.jikimi.commands.Reply;

import net.dv8tion.jda.api.Permission;

import java.util.Locale;

/** Takes something back before its time is over. */
sealed class LiftCommand implements Command permits UnbanCommand, UntimeoutCommand {

    private final String name;
    private final CaseType type;
    private final CaseType lifts;
    private final Permission needed;
    private final Rules rules;
    private final Punishments punishments;
    private final Endings endings;

    LiftCommand(
            CaseType type,
            CaseType lifts,
            Permission needed,
            Rules rules,
            Punishments punishments,
            Endings endings) {
        this.name = type.name().toLowerCase(Locale.ROOT);
        this.type = type;
        this.lifts = lifts;
        this.needed = needed;
        this.rules = rules;
        this.punishments = punishments;
        this.endings = endings;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of(
                        name,
                        Option.person(Order.USER).mustBeGiven(),
                        Option.text(Order.REASON).ofLength(0, Order.LONGEST_REASON))
                .needs(needed)
                .onlyInGuilds();
    }

    @Override
    public Reply answer(Invocation call) {
        var order = Order.of(type, call);
        rules.check(order, needed);
        if (!isInForce(order)) {
            endings.lifted(order.guildId(), order.targetId(), lifts);
            return Reply.whisper("moderation.nothing-to-lift." + lifts);
        }
        return Answers.done(punishments.order(order, null, null));
    }

    private boolean isInForce(Order order) {
        if (lifts == CaseType.BAN) {
            return punishments.banOf(order.guildId(), order.targetId()) != null;
        }
        var member = punishments.member(order.guildId(), order.targetId());
        return member != null && member.silentUntil() != null;
    }
}
