package io.jikimi.moderation;

import io.jikimi.access.TargetRules;
import io.jikimi.discord.Acts.Person;
import io.jikimi.messages.Refusal;

import net.dv8tion.jda.api.Permission;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may do what to whom, before anything is written down. */
@Component
class Rules {

    private final TargetRules targets;

    Rules(TargetRules targets) {
        this.targets = targets;
    }

    /** Lets it pass, or says which rule is in the way. */
    void check(Order order, @Nullable Permission needed) {
        check(order.guildId(), order.actorId(), order.targetId(), needed);
    }

    void check(long guildId, long actorId, long targetId, @Nullable Permission needed) {
        targets.check(guildId, actorId, targetId, needed);
    }

    /** For what can only be done to those who are here. */
    static Person present(@Nullable Person member) {
        if (member == null) {
            throw new Refusal("moderation.not-here");
        }
        return member;
    }
}
