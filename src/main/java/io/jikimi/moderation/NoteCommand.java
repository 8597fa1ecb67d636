package io.jikimi.moderation;

import static net.dv8tion.jda.api.Permission.MODERATE_MEMBERS;

import io.jikimi.cases.CaseType;
import io.jikimi.commands.Command;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Option;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Text;

import org.springframework.stereotype.Component;

import java.time.Clock;

/** {@code /note @Ann Said sorry}: for the moderators alone; the person hears nothing of it. */
@Component
class NoteCommand implements Command {

    private final Punishments punishments;
    private final Clock clock;

    NoteCommand(Punishments punishments, Clock clock) {
        this.punishments = punishments;
        this.clock = clock;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of(
                        "note",
                        Option.person(Order.USER).mustBeGiven(),
                        Option.text(Order.REASON).ofLength(1, Order.LONGEST_REASON).mustBeGiven(),
                        Option.file(Order.EVIDENCE))
                .needs(MODERATE_MEMBERS)
                .onlyInGuilds()
                .quietly();
    }

    @Override
    public Reply answer(Invocation call) {
        var order = Order.of(CaseType.NOTE, call);
        var name = punishments.nameOf(order.guildId(), order.targetId());
        var copy = punishments.copied(order);
        var noted = punishments.record(order.intent(name, clock));
        punishments.keep(order, noted, copy);
        return Reply.whisper(
                "moderation.done.NOTE",
                Text.verbatim("<@" + noted.targetId() + ">"),
                "" + noted.number());
    }
}
