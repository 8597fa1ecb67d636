package io.jikimi.channels;

import static net.dv8tion.jda.api.Permission.ADMINISTRATOR;
import static net.dv8tion.jda.api.Permission.MANAGE_CHANNEL;
import static net.dv8tion.jda.api.Permission.MANAGE_PERMISSIONS;
import static net.dv8tion.jda.api.Permission.MANAGE_THREADS;
import static net.dv8tion.jda.api.Permission.MESSAGE_MANAGE;
import static net.dv8tion.jda.api.Permission.MESSAGE_SEND;
import static net.dv8tion.jda.api.Permission.MESSAGE_SEND_IN_THREADS;
import static net.dv8tion.jda.api.Permission.VIEW_CHANNEL;

import io.jikimi.discord.Audited;
import io.jikimi.discord.ChannelRules;
import io.jikimi.discord.NotDone;
import io.jikimi.discord.NotDone.Why;
import io.jikimi.discord.Premises;
import io.jikimi.discord.Standings;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import net.dv8tion.jda.api.Permission;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Locks channels and threads and opens them again, exactly as they were; what somebody else has
 * changed meanwhile stays as it is.
 */
@Component
class ChannelLocking {

    /** How it went. */
    enum Outcome {
        DONE,
        /** It was locked already, and ends at another time by now. */
        MOVED,
        /** Discord is in trouble: it is finished as soon as it can be. */
        LATER
    }

    private static final Permission[] FOR_CHANNELS = {
        VIEW_CHANNEL, MESSAGE_SEND, MANAGE_PERMISSIONS
    };
    private static final Permission[] FOR_THREADS = {
        VIEW_CHANNEL, MESSAGE_SEND_IN_THREADS, MANAGE_THREADS
    };
    private static final Set<Permission> KEEPERS =
            Set.of(ADMINISTRATOR, MANAGE_CHANNEL, MESSAGE_MANAGE);

    private final ChannelRules rules;
    private final LockLedger ledger;
    private final ChannelNeeds needs;
    private final LockNotices notices;
    private final Premises premises;
    private final Standings standings;
    private final Tries tries;

    ChannelLocking(
            ChannelRules rules,
            LockLedger ledger,
            ChannelNeeds needs,
            LockNotices notices,
            Premises premises,
            Standings standings,
            Tries tries) {
        this.rules = rules;
        this.ledger = ledger;
        this.needs = needs;
        this.notices = notices;
        this.premises = premises;
        this.standings = standings;
        this.tries = tries;
    }

    /**
     * Locks a channel or a thread.
     *
     * @throws Refusal when that cannot be done
     */
    Outcome lock(LockRequest asked) {
        var known = ledger.of(asked.channelId()).orElse(null);
        if (known != null) {
            return again(known, asked);
        }
        var thread = isThread(asked.guildId(), asked.channelId());
        needs.check(asked.guildId(), asked.channelId(), needed(thread));
        var lock = ledger.begin(asked, thread, plan(asked, thread));
        try {
            finish(lock, false);
            return Outcome.DONE;
        } catch (NotDone no) {
            return switch (no.why()) {
                case TROUBLE, TOO_OLD -> Outcome.LATER;
                case GONE -> throw gone(lock);
                case FORBIDDEN -> {
                    giveUp(lock);
                    throw new Refusal(
                            needs.forbidden(lock.guildId(), lock.channelId(), needed(thread)));
                }
            };
        }
    }

    private Outcome again(ChannelLock known, LockRequest asked) {
        var same = asked.until() == null && known.endsAt() == null;
        if (same || !ledger.last(known, asked.until())) {
            throw new Refusal("channels.locked-already", ChannelNeeds.mention(known.channelId()));
        }
        return Outcome.MOVED;
    }

    private boolean isThread(long guildId, long channelId) {
        var place = premises.place(guildId, channelId);
        return place != null && place.thread();
    }

    private static Permission[] needed(boolean thread) {
        return thread ? FOR_THREADS : FOR_CHANNELS;
    }

    private LockPlan plan(LockRequest asked, boolean thread) {
        try {
            var now = tries.of(() -> rules.read(asked.guildId(), asked.channelId()));
            var plan = thread ? LockPlan.THREAD : plan(asked, now);
            if (thread ? now.locked() : !plan.changesAnything()) {
                throw new Refusal("channels.shut-already", ChannelNeeds.mention(asked.channelId()));
            }
            return plan;
        } catch (NotDone no) {
            throw new Refusal(told(asked.guildId(), asked.channelId(), thread, no.why()));
        }
    }

    private LockPlan plan(LockRequest asked, ChannelRules.Rules now) {
        var guildId = asked.guildId();
        var spared = new HashSet<>(rules.rolesThatMay(guildId, KEEPERS));
        spared.addAll(rules.self(guildId));
        var self = standings.own(guildId).userId();
        return LockPlan.of(now, granted(guildId), new LockPlan.Holders(guildId, self, spared));
    }

    // Discord lets a bot take what it has in the whole guild.
    private Set<Permission> granted(long guildId) {
        var granted = EnumSet.of(MESSAGE_SEND);
        granted.addAll(standings.ownPermissions(guildId));
        return granted;
    }

    private Text told(long guildId, long channelId, boolean thread, Why why) {
        return switch (why) {
            case FORBIDDEN -> needs.forbidden(guildId, channelId, needed(thread));
            case GONE -> Text.of("channels.gone", ChannelNeeds.mention(channelId));
            case TOO_OLD, TROUBLE -> Text.of("channels.trouble");
        };
    }

    /**
     * Locks what is written down, as far as it is not.
     *
     * @param byTimer whether it was begun before, and the process ended within
     * @return no where somebody has opened it meanwhile
     */
    boolean finish(ChannelLock lock, boolean byTimer) {
        var why = why(lock.lockedBy(), lock.reason(), "lock");
        if (lock.thread()) {
            lockThread(lock, why, byTimer);
        } else {
            take(lock, why);
            notices.locked(lock, byTimer);
        }
        var locked = ledger.locked(lock, byTimer);
        if (locked) {
            notices.logLocked(lock);
        }
        return locked;
    }

    // In a locked thread nothing can be said any more.
    private void lockThread(ChannelLock lock, Audited why, boolean byTimer) {
        if (!read(lock).locked()) {
            notices.locked(lock, byTimer);
            done(() -> rules.lockThread(lock.guildId(), lock.channelId(), true, why));
        }
    }

    private void take(ChannelLock lock, Audited why) {
        var plan = LockLedger.plan(lock);
        var now = read(lock);
        for (var step : plan.steps()) {
            var overwrite = plan.toLock(step, now);
            if (overwrite != null) {
                done(() -> rules.put(lock.guildId(), lock.channelId(), overwrite, why));
            }
        }
    }

    private ChannelRules.Rules read(ChannelLock lock) {
        return tries.of(() -> rules.read(lock.guildId(), lock.channelId()));
    }

    private void done(Runnable asking) {
        tries.of(
                () -> {
                    asking.run();
                    return true;
                });
    }

    private static Audited why(long userId, @Nullable String reason, String otherwise) {
        return new Audited(userId, reason == null ? otherwise : reason);
    }

    // What was changed before Discord said no is changed back; by the timer, if not now.
    private void giveUp(ChannelLock lock) {
        ledger.unlocking(lock, 0, null);
        try {
            open(lock, why(lock.lockedBy(), null, "lock not possible"));
            ledger.over(lock);
        } catch (NotDone later) {
            // The timer goes on with it.
        }
    }

    private Refusal gone(ChannelLock lock) {
        ledger.over(lock);
        return new Refusal("channels.gone", ChannelNeeds.mention(lock.channelId()));
    }

    /**
     * Opens what was locked.
     *
     * @throws Refusal when it was not, or that cannot be done
     */
    Outcome unlock(long guildId, long channelId, long userId, @Nullable String reason) {
        var lock =
                ledger.of(channelId)
                        .filter(one -> one.guildId() == guildId)
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                "channels.not-locked",
                                                ChannelNeeds.mention(channelId)));
        needs.check(guildId, channelId, needed(lock.thread()));
        try {
            end(ledger.unlocking(lock, userId, reason), false);
            return Outcome.DONE;
        } catch (NotDone no) {
            return switch (no.why()) {
                case TROUBLE, TOO_OLD -> Outcome.LATER;
                case GONE -> throw gone(lock);
                case FORBIDDEN ->
                        throw new Refusal(
                                needs.forbidden(guildId, channelId, needed(lock.thread())));
            };
        }
    }

    /**
     * Opens it, says so and forgets it.
     *
     * @param again whether it may have been said already, before a crash
     */
    void end(ChannelLock lock, boolean again) {
        var otherwise = lock.openedBy() == 0 ? "the lock is over" : "unlock";
        var left = open(lock, why(lock.openedBy(), lock.openReason(), otherwise));
        notices.opened(lock, left, again);
        ledger.over(lock);
    }

    /** Opens it; says how many overwrites somebody else has changed, which stay as they are. */
    private int open(ChannelLock lock, Audited why) {
        var now = read(lock);
        if (lock.thread()) {
            if (now.locked()) {
                done(() -> rules.lockThread(lock.guildId(), lock.channelId(), false, why));
            }
            return 0;
        }
        var plan = LockLedger.plan(lock);
        var left = 0;
        for (var step : plan.steps().reversed()) {
            var overwrite = plan.toUnlock(step, now);
            if (overwrite != null) {
                done(() -> put(lock, step, overwrite, why));
            } else if (plan.toLock(step, now) == null) {
                left++;
            }
        }
        return left;
    }

    private void put(
            ChannelLock lock, LockPlan.Step step, ChannelRules.Overwrite overwrite, Audited why) {
        if (LockPlan.isSuperfluous(step, overwrite)) {
            rules.remove(lock.guildId(), lock.channelId(), step.holderId(), why);
        } else {
            rules.put(lock.guildId(), lock.channelId(), overwrite, why);
        }
    }

    /** What Discord's no means for a timer, which the people of the guild hear of. */
    void reportForbidden(ChannelLock lock) {
        needs.forbidden(lock.guildId(), lock.channelId(), needed(lock.thread()));
    }
}
