package io.jikimi.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.channels.LockPlan.Holders;
import io.jikimi.discord.ChannelRules.Overwrite;
import io.jikimi.discord.ChannelRules.Rules;

import net.dv8tion.jda.api.Permission;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A channel is afterwards exactly as it was, and what others do meanwhile is left alone. */
class LockPlanProperties {

    private static final long EVERYBODY = 1;
    private static final long SELF = 2;
    private static final long KEEPERS = 3;
    private static final Holders HOLDERS = new Holders(EVERYBODY, SELF, Set.of(SELF, KEEPERS));
    private static final EnumSet<Permission> GRANTED =
            EnumSet.of(
                    Permission.MESSAGE_SEND,
                    Permission.MESSAGE_SEND_IN_THREADS,
                    Permission.MESSAGE_ADD_REACTION,
                    Permission.VIEW_CHANNEL);
    private static final long SEND = Permission.MESSAGE_SEND.getRawValue();
    private static final long OTHERS =
            Permission.getRaw(Permission.VIEW_CHANNEL, Permission.MESSAGE_ATTACH_FILES);

    @Property
    void isAfterwardsExactlyAsItWas(@ForAll("channels") Map<Long, Overwrite> before) {
        var channel = new Yard(before);
        var plan = LockPlan.of(channel.rules(), GRANTED, HOLDERS);

        channel.lock(plan);
        channel.unlock(plan);

        assertThat(channel.overwrites).isEqualTo(before);
    }

    @Property
    void letsNobodyWriteButKeepersAndItself(@ForAll("channels") Map<Long, Overwrite> before) {
        var channel = new Yard(before);
        channel.lock(LockPlan.of(channel.rules(), GRANTED, HOLDERS));

        assertThat(channel.denied(EVERYBODY) & SEND).isEqualTo(SEND);
        assertThat(channel.allowed(SELF) & SEND).isEqualTo(SEND);
        for (var holderId : before.keySet()) {
            if (holderId > KEEPERS && !before.get(holderId).member()) {
                assertThat(channel.allowed(holderId) & SEND).isZero();
            }
        }
        assertThat(channel.overwrites.get(KEEPERS)).isEqualTo(before.get(KEEPERS));
    }

    @Property
    void touchesNothingButWhatPeopleWriteBy(@ForAll("channels") Map<Long, Overwrite> before) {
        var channel = new Yard(before);
        channel.lock(LockPlan.of(channel.rules(), GRANTED, HOLDERS));

        for (var one : before.values()) {
            assertThat(channel.allowed(one.holderId()) & OTHERS).isEqualTo(one.allowed() & OTHERS);
            assertThat(channel.denied(one.holderId()) & OTHERS).isEqualTo(one.denied() & OTHERS);
        }
    }

    @Property
    void canBeBrokenOffAnywhereAndBegunAnew(
            @ForAll("channels") Map<Long, Overwrite> before, @ForAll int where) {
        var channel = new Yard(before);
        var plan = LockPlan.of(channel.rules(), GRANTED, HOLDERS);
        var steps = Math.floorMod(where, plan.steps().size() + 1);

        channel.lockSome(plan, steps);
        channel.lock(plan);
        channel.lock(plan);
        channel.unlockSome(plan, steps);
        channel.unlock(plan);
        channel.unlock(plan);

        assertThat(channel.overwrites).isEqualTo(before);
    }

    @Property
    void isUndoneFromTheMiddleOfLocking(
            @ForAll("channels") Map<Long, Overwrite> before, @ForAll int where) {
        var channel = new Yard(before);
        var plan = LockPlan.of(channel.rules(), GRANTED, HOLDERS);

        channel.lockSome(plan, Math.floorMod(where, plan.steps().size() + 1));
        channel.unlock(plan);

        assertThat(channel.overwrites).isEqualTo(before);
    }

    @Property
    void leavesAloneWhatSomebodyElseHasChanged(
            @ForAll("channels") Map<Long, Overwrite> before, @ForAll("holders") long holderId) {
        var channel = new Yard(before);
        var plan = LockPlan.of(channel.rules(), GRANTED, HOLDERS);
        channel.lock(plan);
        // Somebody lets them write in spite of the lock, and hides something.
        var theirs = new Overwrite(holderId, holderId == SELF, SEND, OTHERS);
        channel.overwrites.put(holderId, theirs);

        channel.unlock(plan);

        var touched = plan.steps().stream().anyMatch(step -> step.holderId() == holderId);
        if (touched) {
            assertThat(channel.denied(holderId) & OTHERS).isEqualTo(OTHERS);
        } else {
            assertThat(channel.overwrites.get(holderId)).isEqualTo(theirs);
        }
        for (var other : before.keySet()) {
            if (other != holderId) {
                assertThat(channel.overwrites.get(other)).isEqualTo(before.get(other));
            }
        }
    }

    /** The overwrites of a channel. */
    private static final class Yard {

        private final Map<Long, Overwrite> overwrites;

        Yard(Map<Long, Overwrite> before) {
            overwrites = new TreeMap<>(before);
        }

        Rules rules() {
            return new Rules(0, false, false, List.copyOf(overwrites.values()));
        }

        void lock(LockPlan plan) {
            lockSome(plan, plan.steps().size());
        }

        void lockSome(LockPlan plan, int most) {
            plan.steps().stream()
                    .limit(most)
                    .forEach(step -> take(step, plan.toLock(step, rules()), false));
        }

        void unlock(LockPlan plan) {
            unlockSome(plan, plan.steps().size());
        }

        void unlockSome(LockPlan plan, int most) {
            plan.steps().reversed().stream()
                    .limit(most)
                    .forEach(step -> take(step, plan.toUnlock(step, rules()), true));
        }

        private void take(LockPlan.Step step, @Nullable Overwrite overwrite, boolean back) {
            if (overwrite == null) {
                return;
            }
            if (back && LockPlan.isSuperfluous(step, overwrite)) {
                overwrites.remove(step.holderId());
            } else {
                overwrites.put(step.holderId(), overwrite);
            }
        }

        long allowed(long holderId) {
            var found = overwrites.get(holderId);
            return found == null ? 0 : found.allowed();
        }

        long denied(long holderId) {
            var found = overwrites.get(holderId);
            return found == null ? 0 : found.denied();
        }
    }

    @Provide
    Arbitrary<Long> holders() {
        return Arbitraries.longs().between(1, 6);
    }

    @Provide
    Arbitrary<Map<Long, Overwrite>> channels() {
        var bits =
                Arbitraries.of(
                                Permission.MESSAGE_SEND,
                                Permission.MESSAGE_SEND_IN_THREADS,
                                Permission.MESSAGE_ADD_REACTION,
                                Permission.CREATE_PUBLIC_THREADS,
                                Permission.VIEW_CHANNEL,
                                Permission.MESSAGE_ATTACH_FILES)
                        .set()
                        .map(Permission::getRaw);
        return Combinators.combine(holders(), bits, bits)
                .as(
                        (holderId, allowed, denied) ->
                                new Overwrite(
                                        holderId,
                                        holderId == SELF || holderId == 6,
                                        allowed & ~denied,
                                        denied))
                .list()
                .ofMaxSize(6)
                .map(LockPlanProperties::byHolder);
    }

    private static Map<Long, Overwrite> byHolder(List<Overwrite> overwrites) {
        var all = new TreeMap<Long, Overwrite>();
        new ArrayList<>(overwrites).forEach(one -> all.put(one.holderId(), one));
        return all;
    }
}
