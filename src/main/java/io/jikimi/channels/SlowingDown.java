package io.jikimi.channels;

import static net.dv8tion.jda.api.Permission.MANAGE_CHANNEL;
import static net.dv8tion.jda.api.Permission.MANAGE_THREADS;
import static net.dv8tion.jda.api.Permission.VIEW_CHANNEL;

import io.jikimi.discord.Audited;
import io.jikimi.discord.ChannelRules;
import io.jikimi.discord.NotDone;
import io.jikimi.discord.NotDone.Why;
import io.jikimi.discord.Premises;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import net.dv8tion.jda.api.Permission;

import org.springframework.stereotype.Component;

import java.time.Instant;

/** Lets people wait between two messages, for good or for a while. */
@Component
class SlowingDown {

    /** The longest that Discord knows. */
    static final int LONGEST_SECONDS = 6 * 60 * 60;

    private final ChannelRules rules;
    private final SlowmodeLedger ledger;
    private final SlowmodeNotices notices;
    private final ChannelNeeds needs;
    private final Premises premises;
    private final Tries tries;

    SlowingDown(
            ChannelRules rules,
            SlowmodeLedger ledger,
            SlowmodeNotices notices,
            ChannelNeeds needs,
            Premises premises,
            Tries tries) {
        this.rules = rules;
        this.ledger = ledger;
        this.notices = notices;
        this.needs = needs;
        this.premises = premises;
        this.tries = tries;
    }

    /**
     * Sets it.
     *
     * @throws Refusal when that cannot be done
     */
    void set(SlowmodeRequest asked) {
        var needed = needed(asked.guildId(), asked.channelId());
        needs.check(asked.guildId(), asked.channelId(), needed);
        try {
            if (asked.until() == null) {
                slowDown(asked);
                ledger.over(asked.channelId());
            } else {
                setForAWhile(asked, asked.until());
            }
            notices.set(asked);
        } catch (NotDone no) {
            throw new Refusal(told(asked, needed, no.why()));
        }
    }

    private void setForAWhile(SlowmodeRequest asked, Instant until) {
        var now = tries.of(() -> rules.read(asked.guildId(), asked.channelId())).slowmode();
        var before = ledger.of(asked.channelId()).orElse(null);
        ledger.begin(asked, until, now);
        try {
            slowDown(asked);
        } catch (NotDone no) {
            // While Discord is in trouble, nobody knows whether it was set: the timer will see.
            if (no.why() == Why.FORBIDDEN || no.why() == Why.GONE) {
                ledger.goBack(asked.channelId(), before);
            }
            throw no;
        }
        ledger.begun(asked.channelId());
    }

    private Permission[] needed(long guildId, long channelId) {
        var place = premises.place(guildId, channelId);
        var thread = place != null && place.thread();
        return new Permission[] {VIEW_CHANNEL, thread ? MANAGE_THREADS : MANAGE_CHANNEL};
    }

    private Text told(SlowmodeRequest asked, Permission[] needed, Why why) {
        return switch (why) {
            case FORBIDDEN -> needs.forbidden(asked.guildId(), asked.channelId(), needed);
            case GONE -> Text.of("channels.gone", ChannelNeeds.mention(asked.channelId()));
            case TOO_OLD, TROUBLE ->
                    Text.of(asked.until() == null ? "channels.trouble" : "channels.slowmode-later");
        };
    }

    private void slowDown(SlowmodeRequest asked) {
        put(
                asked.guildId(),
                asked.channelId(),
                asked.seconds(),
                new Audited(asked.userId(), asked.reason() == null ? "slowmode" : asked.reason()));
    }

    private void put(long guildId, long channelId, int seconds, Audited why) {
        tries.of(
                () -> {
                    rules.slowDown(guildId, channelId, seconds, why);
                    return true;
                });
    }

    /** Sets what is written down and was not set yet; no where somebody else has changed it. */
    boolean finish(ChannelSlowmode slowmode) {
        var now = now(slowmode);
        if (now != slowmode.seconds() && now != slowmode.former()) {
            return false;
        }
        var asked = slowmode.asked();
        if (now != slowmode.seconds()) {
            slowDown(asked);
        }
        ledger.begunByTimer(slowmode.channelId());
        notices.set(asked);
        return true;
    }

    /** Puts back what was before, unless somebody has set something else meanwhile. */
    void end(ChannelSlowmode slowmode) {
        var ours = now(slowmode) == slowmode.seconds();
        if (ours) {
            put(
                    slowmode.guildId(),
                    slowmode.channelId(),
                    slowmode.former(),
                    Audited.automatic("the slowmode is over"));
        }
        ledger.over(slowmode.channelId());
        if (ours) {
            notices.over(slowmode);
        }
    }

    private int now(ChannelSlowmode slowmode) {
        return tries.of(() -> rules.read(slowmode.guildId(), slowmode.channelId())).slowmode();
    }

    /** What Discord's no means for a timer, which the people of the guild hear of. */
    void reportForbidden(ChannelSlowmode slowmode) {
        needs.forbidden(
                slowmode.guildId(),
                slowmode.channelId(),
                needed(slowmode.guildId(), slowmode.channelId()));
    }
}
