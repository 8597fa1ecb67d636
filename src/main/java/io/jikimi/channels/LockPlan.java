package io.jikimi.channels;

import static net.dv8tion.jda.api.Permission.ADMINISTRATOR;
import static net.dv8tion.jda.api.Permission.CREATE_PRIVATE_THREADS;
import static net.dv8tion.jda.api.Permission.CREATE_PUBLIC_THREADS;
import static net.dv8tion.jda.api.Permission.MESSAGE_ADD_REACTION;
import static net.dv8tion.jda.api.Permission.MESSAGE_SEND;
import static net.dv8tion.jda.api.Permission.MESSAGE_SEND_IN_THREADS;

import io.jikimi.discord.ChannelRules.Overwrite;
import io.jikimi.discord.ChannelRules.Rules;

import net.dv8tion.jda.api.Permission;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is changed in a channel so that nobody but its keepers writes in it, and how it was before.
 *
 * @param bits the permissions that are taken; what else an overwrite says is left alone
 */
record LockPlan(long bits, List<Step> steps) {

    /** What people write by. */
    private static final Set<Permission> VOICE =
            EnumSet.of(
                    MESSAGE_SEND,
                    MESSAGE_SEND_IN_THREADS,
                    MESSAGE_ADD_REACTION,
                    CREATE_PUBLIC_THREADS,
                    CREATE_PRIVATE_THREADS);

    /**
     * One overwrite that is changed.
     *
     * @param existed whether there was one before
     * @param allowedBefore which of the bits it allowed
     * @param deniedBefore which of the bits it denied
     * @param allowed which of the bits it allows now
     * @param denied which of the bits it denies now
     */
    record Step(
            long holderId,
            boolean member,
            boolean existed,
            long allowedBefore,
            long deniedBefore,
            long allowed,
            long denied) {

        boolean changes() {
            return allowed != allowedBefore || denied != deniedBefore;
        }
    }

    /** For a thread, which has no overwrites: it is locked as a whole. */
    static final LockPlan THREAD = new LockPlan(0, List.of());

    LockPlan {
        steps = List.copyOf(steps);
    }

    /**
     * Who is left out.
     *
     * @param everybody the role that all have
     * @param self Jikimi as a member, which must go on writing there
     * @param spared roles that keep what is allowed to them
     */
    record Holders(long everybody, long self, Set<Long> spared) {}

    /**
     * Plans it.
     *
     * @param granted what Jikimi may do there: only that can it take from others
     */
    static LockPlan of(Rules rules, Set<Permission> granted, Holders holders) {
        var taken = EnumSet.copyOf(VOICE);
        taken.retainAll(granted);
        var bits = Permission.getRaw(taken);
        var steps = new ArrayList<Step>();
        if (!granted.contains(ADMINISTRATOR)) {
            steps.add(step(rules, holders.self(), true, bits, 0, bits));
        }
        steps.add(step(rules, holders.everybody(), false, 0, bits, bits));
        rules.overwrites().stream()
                .filter(one -> !one.member() && one.holderId() != holders.everybody())
                .filter(one -> !holders.spared().contains(one.holderId()))
                .filter(one -> (one.allowed() & bits) != 0)
                .map(one -> step(rules, one.holderId(), false, 0, one.denied() & bits, bits))
                .forEach(steps::add);
        return new LockPlan(bits, steps.stream().filter(Step::changes).toList());
    }

    private static Step step(
            Rules rules, long holderId, boolean member, long allowed, long denied, long bits) {
        var before = rules.of(holderId);
        return new Step(
                holderId,
                member,
                before != null,
                before == null ? 0 : before.allowed() & bits,
                before == null ? 0 : before.denied() & bits,
                allowed,
                denied);
    }

    /** Whether anybody may write there less than before. */
    boolean changesAnything() {
        return steps.stream().anyMatch(step -> !step.member());
    }

    /**
     * What to put so that the step is done, or null where it is, or somebody else has changed it.
     */
    @Nullable Overwrite toLock(Step step, Rules now) {
        return moved(
                step,
                now,
                step.allowedBefore(),
                step.deniedBefore(),
                step.allowed(),
                step.denied());
    }

    /** The same so that it is undone. */
    @Nullable Overwrite toUnlock(Step step, Rules now) {
        return moved(
                step,
                now,
                step.allowed(),
                step.denied(),
                step.allowedBefore(),
                step.deniedBefore());
    }

    private @Nullable Overwrite moved(
            Step step, Rules now, long allowedNow, long deniedNow, long allowed, long denied) {
        var found = now.of(step.holderId());
        var allows = found == null ? 0 : found.allowed();
        var denies = found == null ? 0 : found.denied();
        if ((allows & bits) != allowedNow || (denies & bits) != deniedNow) {
            return null;
        }
        return new Overwrite(
                step.holderId(), step.member(), allows & ~bits | allowed, denies & ~bits | denied);
    }

    /** Whether an overwrite says nothing and was not there before, so that it is taken away. */
    static boolean isSuperfluous(Step step, Overwrite overwrite) {
        return !step.existed() && overwrite.allowed() == 0 && overwrite.denied() == 0;
    }
}
