package io.jikimi.moderation;

import static net.dv8tion.jda.api.Permission.BAN_MEMBERS;

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
import io.jikimi.discord.Acts.Ban;
import io.jikimi.guilds.GuildSettings;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/** {@code /ban @Ann 7d Spam}: for good, or for a while. */
@Component
class BanCommand implements Command {

    static final Duration MOST_DELETED = Duration.ofDays(7);

    private final Rules rules;
    private final Forms forms;
    private final Punishments punishments;
    private final Ledger ledger;
    private final Endings endings;
    private final Cases cases;
    private final GuildSettings guilds;
    private final Clock clock;

    BanCommand(
            Rules rules,
            Forms forms,
            Punishments punishments,
            Ledger ledger,
            Endings endings,
            Cases cases,
            GuildSettings guilds,
            Clock clock) {
        this.rules = rules;
        this.forms = forms;
        this.punishments = punishments;
        this.ledger = ledger;
        this.endings = endings;
        this.cases = cases;
        this.guilds = guilds;
        this.clock = clock;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of(
                        "ban",
                        Option.person(Order.USER).mustBeGiven(),
                        Option.duration(Order.DURATION),
                        Option.duration(Order.DELETE),
                        Option.file(Order.EVIDENCE),
                        Option.text(Order.REASON).ofLength(0, Order.LONGEST_REASON))
                .needs(BAN_MEMBERS)
                .onUser(Order.USER)
                .onlyInGuilds();
    }

    @Override
    public Reply answer(Invocation call) {
        var order = withDeletion(Order.of(CaseType.BAN, call));
        var form = forms.missing(order, true);
        if (form != null) {
            return form;
        }
        rules.check(order, BAN_MEMBERS);
        var ban = punishments.banOf(order.guildId(), order.targetId());
        if (ban != null) {
            return banned(order, ban);
        }
        var member = punishments.member(order.guildId(), order.targetId());
        var name =
                member == null
                        ? punishments.nameOf(order.guildId(), order.targetId())
                        : member.name();
        return Answers.done(punishments.order(order, member, name));
    }

    private Order withDeletion(Order order) {
        var usual = guilds.of(order.guildId(), ModerationSettings.GROUP).deleteMessages();
        var back = order.deleteBack() == null ? usual : order.deleteBack();
        if (back.compareTo(MOST_DELETED) > 0) {
            throw new Refusal("moderation.delete-too-much", MOST_DELETED.toDays());
        }
        return new Order(
                order.type(),
                order.call(),
                order.targetId(),
                order.lasting(),
                back,
                order.reason(),
                order.sure());
    }

    // No second case for the same ban, and never a shorter one without being asked.
    private Reply banned(Order order, Ban ban) {
        var current =
                cases.holding(order.guildId(), order.targetId(), Set.of(CaseType.BAN)).stream()
                        .filter(file -> file.isBehind(ban.reason()))
                        .findFirst()
                        .orElse(null);
        if (current != null && current.expiresAt() != null) {
            return temporary(order, current);
        }
        if (order.lasting() == null) {
            throw current == null
                    ? new Refusal("moderation.banned-by-others")
                    : new Refusal("moderation.banned", "" + current.number());
        }
        return order.sure() ? shorten(order, current, ban) : ask(order, current);
    }

    private Reply temporary(Order order, CaseFile current) {
        if (order.lasting() != null) {
            throw new Refusal(
                    "moderation.banned-until",
                    "" + current.number(),
                    Objects.requireNonNull(current.expiresAt()));
        }
        endings.move(current, null, order.actorId());
        if (order.reason() != null) {
            cases.note(order.guildId(), current.number(), order.reason(), order.actorId());
        }
        return Reply.post("moderation.upgraded", "" + current.number());
    }

    private static Reply ask(Order order, @Nullable CaseFile current) {
        var lasting = Objects.requireNonNull(order.lasting());
        var question =
                current == null
                        ? Text.of("moderation.shorten-others", Durations.text(lasting))
                        : Text.of(
                                "moderation.shorten",
                                "" + current.number(),
                                Durations.text(lasting));
        return Reply.whisper(question)
                .with(
                        new Control.Button(
                                Text.of("moderation.shorten-button"),
                                Control.Style.DANGER,
                                ComponentId.of("ban")
                                        .with(Order.USER, "" + order.targetId())
                                        .with(Order.DURATION, lasting.toString())
                                        .with(Order.SURE, "true")));
    }

    private Reply shorten(Order order, @Nullable CaseFile current, Ban ban) {
        var until = order.endsAt(clock);
        if (current != null) {
            return Answers.done(endings.move(current, until, order.actorId())).replacing();
        }
        var reason = ban.reason() == null ? "" : ban.reason();
        var name = punishments.nameOf(order.guildId(), order.targetId());
        return Answers.done(ledger.adopt(order.intent(name, clock).adopting(reason))).replacing();
    }
}
