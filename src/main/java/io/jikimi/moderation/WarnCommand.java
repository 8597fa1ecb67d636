package io.jikimi.moderation;

import static net.dv8tion.jda.api.Permission.MODERATE_MEMBERS;

import io.jikimi.cases.CaseFile;
import io.jikimi.cases.CaseType;
import io.jikimi.cases.Cases;
import io.jikimi.commands.Command;
import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Control;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Option;
import io.jikimi.commands.Reply;
import io.jikimi.discord.Acts.Person;
import io.jikimi.guilds.GuildSettings;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** {@code /warn @Ann Spam}; so many warnings lead further, as the guild has chosen. */
@Component
class WarnCommand implements Command {

    private static final int SHOWN = 5;

    private final Rules rules;
    private final Forms forms;
    private final Punishments punishments;
    private final Ledger ledger;
    private final Cases cases;
    private final Questions questions;
    private final GuildSettings guilds;
    private final Clock clock;

    WarnCommand(
            Rules rules,
            Forms forms,
            Punishments punishments,
            Ledger ledger,
            Cases cases,
            Questions questions,
            GuildSettings guilds,
            Clock clock) {
        this.rules = rules;
        this.forms = forms;
        this.punishments = punishments;
        this.ledger = ledger;
        this.cases = cases;
        this.questions = questions;
        this.guilds = guilds;
        this.clock = clock;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of(
                        "warn",
                        Option.person(Order.USER).mustBeGiven(),
                        Option.file(Order.EVIDENCE),
                        Option.text(Order.REASON).ofLength(0, Order.LONGEST_REASON))
                .needs(MODERATE_MEMBERS)
                .onUser(Order.USER)
                .onlyInGuilds();
    }

    @Override
    public Reply answer(Invocation call) {
        var question = call.text(Questions.QUESTION);
        var reason = question == null ? null : questions.take(call, question);
        var order = Order.of(CaseType.WARN, call);
        var form = reason == null ? forms.missing(order, false) : null;
        if (form != null) {
            return form;
        }
        rules.check(order, null);
        if (reason != null) {
            return warned(order, reason).replacing();
        }
        var settings = guilds.of(order.guildId(), ModerationSettings.GROUP);
        var earlier =
                cases.since(
                        order.guildId(),
                        order.targetId(),
                        Set.of(CaseType.WARN),
                        Escalation.of(settings, clock.instant()).oldest());
        if (earlier.size() >= settings.warnNotice() && order.evidence() == null) {
            return ask(order, earlier);
        }
        return warned(order, order.reason());
    }

    private Reply ask(Order order, List<CaseFile> earlier) {
        var reason = order.reason() == null ? "" : order.reason();
        var id = questions.ask(order.call(), reason);
        var text =
                Text.of(
                        "moderation.warned-often",
                        Text.verbatim("<@" + order.targetId() + ">"),
                        earlier.size());
        for (var one : earlier.subList(0, Math.min(SHOWN, earlier.size()))) {
            var why = one.reason() == null ? "–" : one.reason();
            text = Text.of("moderation.warned-line", text, "" + one.number(), one.createdAt(), why);
        }
        return Reply.whisper(text)
                .with(
                        new Control.Button(
                                Text.of("moderation.warn-anyway"),
                                Control.Style.DANGER,
                                ComponentId.of("warn")
                                        .with(Order.USER, "" + order.targetId())
                                        .with(Questions.QUESTION, id)));
    }

    private Reply.Message warned(Order order, @Nullable String reason) {
        var member = Rules.present(punishments.member(order.guildId(), order.targetId()));
        if (member.bot()) {
            throw new Refusal("moderation.no-bots");
        }
        var settings = guilds.of(order.guildId(), ModerationSettings.GROUP);
        var asked =
                new Order(
                        CaseType.WARN,
                        order.call(),
                        order.targetId(),
                        null,
                        null,
                        reason == null || reason.isBlank() ? null : reason,
                        true);
        var copy = punishments.copied(asked);
        var written =
                ledger.warn(
                        asked.intent(member.name(), clock),
                        Escalation.of(settings, clock.instant()),
                        "escalation of warnings");
        var warning = written.getFirst();
        punishments.tell(warning, null, true);
        punishments.keep(asked, warning, copy);
        var answer = Answers.done(cases.find(warning.guildId(), warning.number()).orElse(warning));
        return written.size() == 1 ? answer : followed(member, written.getLast(), answer);
    }

    private Reply.Message followed(Person member, CaseFile follows, Reply.Message answer) {
        var warned = answer.text() == null ? Text.verbatim("") : answer.text();
        var end = follows.expiresAt();
        var lasting = end == null ? null : Duration.between(follows.createdAt(), end);
        Text then;
        try {
            var done = punishments.carryOut(follows, lasting, null, true);
            var text = Answers.done(done).text();
            then = text == null ? Text.verbatim(member.name()) : text;
        } catch (Refusal no) {
            then = no.reason();
        }
        return Reply.post("moderation.and-then", warned, then);
    }
}
