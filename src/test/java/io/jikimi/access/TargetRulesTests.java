package io.jikimi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jikimi.discord.Standings;
import io.jikimi.messages.Refusal;

import net.dv8tion.jda.api.Permission;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.Set;

class TargetRulesTests {

    private static final long OWNER = 1;
    private static final long ADMIN = 2;
    private static final long MODERATOR = 3;
    private static final long OTHER_MODERATOR = 4;
    private static final long NEWCOMER = 5;
    private static final long STRANGER = 6;
    private static final long SILENT = 7;
    private static final long JIKIMI = 9;

    @ParameterizedTest
    @CsvSource({
        "3, 3, access.target-self",
        "3, 9, access.target-me",
        "3, 1, access.target-owner",
        "3, 4, access.target-above-you",
        "3, 2, access.target-above-you",
        "2, 8, access.target-above-me",
        "1, 8, access.target-above-me",
        "6, 5, access.target-stranger",
        "3, 7, access.unanswered"
    })
    void namesTheRuleThatIsInTheWay(long actor, long target, String key) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> rules(Permission.BAN_MEMBERS).check(0, actor, target, BAN))
                .withMessage(key);
    }

    private static final Permission BAN = Permission.BAN_MEMBERS;

    @ParameterizedTest
    @CsvSource({"3, 5", "2, 3", "1, 3", "3, 6"})
    void letsPassWhatNothingSpeaksAgainst(long actor, long target) {
        rules(BAN).check(0, actor, target, BAN);
    }

    @Test
    void saysWhichPermissionJikimiLacks() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> rules(Permission.KICK_MEMBERS).check(0, MODERATOR, NEWCOMER, BAN))
                .satisfies(
                        no ->
                                assertThat(no.reason().toString())
                                        .contains("access.target-lacks", "BAN_MEMBERS"));
    }

    @Test
    void givesOnlyRolesBelowItsOwn() {
        var rules = rules(Permission.MANAGE_ROLES);

        rules.checkRole(0, 30);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> rules.checkRole(0, 60))
                .withMessage("access.target-above-me");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> rules.checkRole(0, 99))
                .withMessage("access.role-gone");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> rules(BAN).checkRole(0, 30))
                .withMessage("access.target-lacks");
    }

    private static TargetRules rules(Permission... own) {
        return new TargetRules(new Ladder(Set.of(own)));
    }

    /** A guild of five roles, Jikimi's the second highest. */
    private record Ladder(Set<Permission> own) implements Standings {

        private static final Map<Long, Integer> POSITIONS =
                Map.of(
                        OWNER,
                        10,
                        ADMIN,
                        70,
                        MODERATOR,
                        30,
                        OTHER_MODERATOR,
                        30,
                        NEWCOMER,
                        0,
                        8L,
                        60);

        @Override
        public @Nullable Standing in(long guildId, long channelId, long userId) {
            return null;
        }

        @Override
        public @Nullable Rank rank(long guildId, long userId) {
            if (userId == SILENT) {
                throw new Unanswered(new IllegalStateException("silent on purpose"));
            }
            var position = POSITIONS.get(userId);
            return position == null ? null : new Rank(userId, position, "role", userId == OWNER);
        }

        @Override
        public Rank own(long guildId) {
            return new Rank(JIKIMI, 50, "Jikimi", false);
        }

        @Override
        public @Nullable Rank role(long guildId, long roleId) {
            return roleId == 99 ? null : new Rank(roleId, (int) roleId, "role", false);
        }

        @Override
        public Set<Permission> ownPermissions(long guildId) {
            return own;
        }
    }
}
