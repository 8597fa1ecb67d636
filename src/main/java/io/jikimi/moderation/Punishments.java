package io.jikimi.moderation;

import io.jikimi.cases.CaseFile;
import io.jikimi.cases.CaseState;
import io.jikimi.cases.CaseType;
import io.jikimi.cases.Cases;
import io.jikimi.cases.Ending;
import io.jikimi.cases.Evidence;
import io.jikimi.cases.Evidence.Copy;
import io.jikimi.cases.NewCase;
import io.jikimi.cases.Told;
import io.jikimi.discord.Acts;
import io.jikimi.discord.Acts.Outcome;
import io.jikimi.discord.Acts.Person;
import io.jikimi.messages.Refusal;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Does what moderators ask for: writes down what is about to be done, tells the person, does it,
 * and writes down how it went.
 */
@Component
class Punishments {

    /** Discord's own limit may not be passed by however little our clock is ahead. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final Endings endings;
    private final Cases cases;
    private final Acts acts;
    private final Letter letter;
    private final Names names;
    private final Problems problems;
    private final Evidence evidence;
    private final Clock clock;

    Punishments(
            Ledger ledger,
            Endings endings,
            Cases cases,
            Acts acts,
            Letter letter,
            Names names,
            Problems problems,
            Evidence evidence,
            Clock clock) {
        this.ledger = ledger;
        this.endings = endings;
        this.cases = cases;
        this.acts = acts;
        this.letter = letter;
        this.names = names;
        this.problems = problems;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** A member, or null where they are none; a refusal where Discord does not say. */
    @Nullable Person member(long guildId, long userId) {
        try {
            return acts.member(guildId, userId);
        } catch (Acts.Untold untold) {
            throw new Refusal(problems.of(guildId, untold.why()));
        }
    }

    /** The ban of somebody, or null where they are not banned; a refusal where nobody says. */
    Acts.@Nullable Ban banOf(long guildId, long userId) {
        try {
            return acts.banOf(guildId, userId);
        } catch (Acts.Untold untold) {
            throw new Refusal(problems.of(guildId, untold.why()));
        }
    }

    /**
     * What somebody is called.
     *
     * @throws Refusal when there is no such account
     */
    String nameOf(long guildId, long userId) {
        try {
            var name = acts.nameOf(userId);
            if (name == null) {
                throw new Refusal("moderation.no-such-person", "" + userId);
            }
            return name;
        } catch (Acts.Untold untold) {
            throw new Refusal(problems.of(guildId, untold.why()));
        }
    }

    /**
     * Does it.
     *
     * @param member the person where they are a member, to be told
     * @param name what they are called
     * @throws Refusal when it could not be done; the case then says why
     */
    CaseFile order(Order order, @Nullable Person member, @Nullable String name) {
        var copy = copied(order);
        var intent = ledger.intend(order.intent(name, clock));
        keep(order, intent, copy);
        return carryOut(intent, order.lasting(), order.deleteBack(), member != null);
    }

    /** What was given as evidence, copied; a refusal where it cannot be. */
    @Nullable Copy copied(Order order) {
        return order.evidence() == null ? null : evidence.copy(order.evidence());
    }

    void keep(Order order, CaseFile file, @Nullable Copy copy) {
        if (copy != null) {
            evidence.keep(file.guildId(), file.number(), order.actorId(), copy);
        }
    }

    /** Does what was written down. */
    CaseFile carryOut(
            CaseFile intent,
            @Nullable Duration lasting,
            @Nullable Duration deleteBack,
            boolean isMember) {
        if (isToBeTold(intent)) {
            tell(intent, lasting, isMember);
        }
        var outcome = act(intent, deleteBack == null ? Duration.ZERO : deleteBack);
        if (outcome.holds()) {
            ledger.done(intent);
            if (intent.type() == CaseType.SOFTBAN) {
                letBackIn(intent);
            }
            return cases.find(intent.guildId(), intent.number()).orElse(intent);
        }
        // Whether it was done is then for the check to find out.
        if (!(outcome instanceof Outcome.Trouble)) {
            ledger.failed(intent, CaseState.FAILED, problems.of(intent.guildId(), outcome));
        }
        throw new Refusal(
                outcome instanceof Outcome.Trouble
                        ? "moderation.in-trouble"
                        : "moderation.not-done",
                "" + intent.number(),
                problems.of(intent.guildId(), outcome));
    }

    private static boolean isToBeTold(CaseFile intent) {
        return switch (intent.type()) {
            case BAN, SOFTBAN, KICK, TIMEOUT, WARN -> true;
            case UNBAN, UNTIMEOUT, NOTE -> false;
        };
    }

    void tell(CaseFile file, @Nullable Duration lasting, boolean isMember) {
        var told = isMember ? letter.tell(file, lasting) : Told.NOT_A_MEMBER;
        if (told != null) {
            cases.tell(file.guildId(), file.number(), told);
        }
    }

    private Outcome act(CaseFile intent, Duration deleteBack) {
        var guildId = intent.guildId();
        var targetId = intent.targetId();
        var reason = reason(intent);
        return switch (intent.type()) {
            case BAN, SOFTBAN -> acts.ban(guildId, targetId, deleteBack, reason);
            case KICK -> acts.kick(guildId, targetId, reason);
            case TIMEOUT -> silence(intent, reason);
            case UNBAN -> acts.unban(guildId, targetId, reason);
            case UNTIMEOUT -> acts.silence(guildId, targetId, null, reason);
            case WARN, NOTE -> new Outcome.Done();
        };
    }

    private String reason(CaseFile file) {
        return file.automatic()
                ? AuditReason.automatic(file.reason(), file.mark())
                : AuditReason.of(
                        names.actor(file.moderatorId()),
                        file.moderatorId(),
                        file.reason(),
                        file.mark());
    }

    /** Silences somebody for as long as Discord does, which may be shorter than the case. */
    Outcome silence(CaseFile file, String reason) {
        return acts.silence(file.guildId(), file.targetId(), silentUntil(file), reason);
    }

    Instant silentUntil(CaseFile file) {
        var longest = clock.instant().plus(Acts.LONGEST_TIMEOUT).minus(MARGIN);
        var end = file.expiresAt();
        return end == null || end.isAfter(longest) ? longest : end;
    }

    private void letBackIn(CaseFile softban) {
        var reason = AuditReason.automatic("softban", softban.mark());
        if (acts.unban(softban.guildId(), softban.targetId(), reason).holds()) {
            endings.end(softban, Ending.LIFTED);
        }
    }

    /** Writes down what needs nothing done at Discord. */
    CaseFile record(NewCase done) {
        return ledger.record(done);
    }
}
