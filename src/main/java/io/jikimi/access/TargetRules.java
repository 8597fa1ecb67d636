package io.jikimi.access;

import io.jikimi.discord.Standings;
import io.jikimi.discord.Standings.Rank;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import net.dv8tion.jda.api.Permission;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may do something to whom: one set of rules for everything that is done to a person. */
@Component
public class TargetRules {

    private final Standings standings;

    TargetRules(Standings standings) {
        this.standings = standings;
    }

    /**
     * Lets it pass, or says which rule is in the way and what would help.
     *
     * @param needed what Jikimi must be allowed to do, or null where Discord has no part in it
     * @throws Refusal when the actor may not do it to the target, or Jikimi cannot
     */
    public void check(long guildId, long actorId, long targetId, @Nullable Permission needed) {
        var self = standings.own(guildId);
        if (actorId == targetId) {
            throw new Refusal("access.target-self");
        }
        if (targetId == self.userId()) {
            throw new Refusal("access.target-me");
        }
        if (needed != null && !standings.ownPermissions(guildId).contains(needed)) {
            throw new Refusal("access.target-lacks", permission(needed));
        }
        var target = rank(guildId, targetId);
        // Somebody who is not here has no role to be above of.
        if (target != null) {
            checkRanks(guildId, actorId, target, self);
        }
    }

    private void checkRanks(long guildId, long actorId, Rank target, Rank self) {
        if (target.guildOwner()) {
            throw new Refusal("access.target-owner");
        }
        var actor = rank(guildId, actorId);
        if (actor == null) {
            throw new Refusal("access.target-stranger");
        }
        if (!actor.guildOwner() && actor.position() <= target.position()) {
            throw new Refusal("access.target-above-you", actor.roleName(), target.roleName());
        }
        if (self.position() <= target.position()) {
            throw new Refusal("access.target-above-me", self.roleName(), target.roleName());
        }
    }

    /**
     * Lets Jikimi give or take a role, or says why it cannot.
     *
     * @throws Refusal when the role is not below Jikimi's, or Manage Roles is missing
     */
    public void checkRole(long guildId, long roleId) {
        var self = standings.own(guildId);
        var role = standings.role(guildId, roleId);
        if (role == null) {
            throw new Refusal("access.role-gone");
        }
        if (!standings.ownPermissions(guildId).contains(Permission.MANAGE_ROLES)) {
            throw new Refusal("access.target-lacks", permission(Permission.MANAGE_ROLES));
        }
        if (self.position() <= role.position()) {
            throw new Refusal("access.target-above-me", self.roleName(), role.roleName());
        }
    }

    private @Nullable Rank rank(long guildId, long userId) {
        try {
            return standings.rank(guildId, userId);
        } catch (Standings.Unanswered failure) {
            throw new Refusal("access.unanswered");
        }
    }

    private static Text permission(Permission permission) {
        return Text.of("permission." + permission.name());
    }
}
