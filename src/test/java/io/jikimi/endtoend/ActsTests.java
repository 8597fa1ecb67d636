package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.discord.Acts;
import io.jikimi.discord.Acts.Outcome;
import io.jikimi.playground.Playground;
import io.jikimi.playground.world.Json;

import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.requests.RestAction;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Every act says how it went, whatever Discord answers. */
class ActsTests {

    private final Playground playground = Jikimi.shared();
    private final Acts acts = Jikimi.sharedBot().bean(Acts.class);
    private final Courtyard yard = new Courtyard(playground, Jikimi.sharedBot());
    private final long guildId = yard.garden.id();

    @AfterEach
    void heal() {
        playground.faults().heal();
        Jikimi.sharedBot().heldToTheContract();
    }

    private Outcome act(String which) {
        var bob = yard.bob.id();
        var hour = Instant.now().plusSeconds(3600);
        try {
            return switch (which) {
                case "ban" -> acts.ban(guildId, bob, Duration.ZERO, "Why");
                case "unban" -> acts.unban(guildId, bob, "Why");
                case "kick" -> acts.kick(guildId, bob, "Why");
                case "silence" -> acts.silence(guildId, bob, hour, "Why");
                case "banOf" -> told(acts.banOf(guildId, bob));
                case "member" -> told(acts.member(guildId, bob));
                case "nameOf" -> told(acts.nameOf(bob));
                case "banAll" -> told(acts.banAll(guildId, List.of(bob), Duration.ZERO, "Why"));
                default -> told(acts.audit(guildId, 10));
            };
        } catch (Acts.Untold untold) {
            return untold.why();
        }
    }

    private static Outcome told(@Nullable Object answer) {
        return answer == null ? new Outcome.Gone() : new Outcome.Done();
    }

    @ParameterizedTest
    @CsvSource({
        "ban, PUT, /guilds/{guild}/bans/{user}",
        "unban, DELETE, /guilds/{guild}/bans/{user}",
        "kick, DELETE, /guilds/{guild}/members/{user}",
        "silence, PATCH, /guilds/{guild}/members/{user}",
        "banOf, GET, /guilds/{guild}/bans/{user}",
        "member, GET, /guilds/{guild}/members/{user}",
        "banAll, POST, /guilds/{guild}/bulk-ban",
        "audit, GET, /guilds/{guild}/audit-logs"
    })
    void tellsTroubleFromANo(String act, String method, String route) {
        playground.faults().answerAll(method, route, 500);
        assertThat(act(act)).isInstanceOf(Outcome.Trouble.class);
        playground.faults().heal();

        playground.faults().answerAll(method, route, 404);
        assertThat(act(act)).isInstanceOf(Outcome.Trouble.class);
        playground.faults().heal();

        playground.faults().answerAll(method, route, 403);
        assertThat(act(act)).isEqualTo(new Outcome.Forbidden(null));
        playground.faults().heal();

        assertThat(act(act).holds() || act.equals("unban") || act.equals("banOf")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ban, BAN_MEMBERS", "unban, BAN_MEMBERS", "kick, KICK_MEMBERS",
        "silence, MODERATE_MEMBERS", "banOf, BAN_MEMBERS", "banAll, BAN_MEMBERS",
        "audit, VIEW_AUDIT_LOGS"
    })
    void namesThePermissionThatIsMissing(String act, Permission missing) {
        var role =
                yard.garden.guild().roles().stream()
                        .filter(one -> one.isManaged())
                        .findFirst()
                        .orElseThrow();
        var left = role.permissions() & ~missing.getRawValue();
        var body = Json.object().put("permissions", Long.toString(left));
        var guild = yard.garden.guild();
        playground.world().guildWork().updateRole(yard.owner.user(), guild, role, body);

        await().untilAsserted(() -> assertThat(act(act)).isEqualTo(new Outcome.Forbidden(missing)));
    }

    @Test
    void takesWhatIsSoAlreadyForDone() {
        assertThat(act("unban")).isEqualTo(new Outcome.Already());
        assertThat(act("banOf")).isEqualTo(new Outcome.Gone());
        assertThat(act("ban")).isEqualTo(new Outcome.Done());
        assertThat(act("kick")).isEqualTo(new Outcome.Gone());
        assertThat(act("silence")).isEqualTo(new Outcome.Gone());
        assertThat(act("member")).isEqualTo(new Outcome.Gone());
    }

    @Test
    void waitsOutTooManyRequests() {
        playground.faults().stormOf429(Duration.ofSeconds(2), Duration.ofSeconds(1));

        assertThat(act("ban")).isEqualTo(new Outcome.Done());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ban", "silence", "banOf", "member", "audit", "banAll", "nameOf"})
    void waitsForNoAnswerForEver(String act) {
        var usual = RestAction.getDefaultTimeout();
        playground.faults().stormOf429(Duration.ofSeconds(1), Duration.ofSeconds(1));
        RestAction.setDefaultTimeout(500, TimeUnit.MILLISECONDS);
        try {
            assertThat(act(act)).isEqualTo(new Outcome.Trouble("no answer in time"));
        } finally {
            RestAction.setDefaultTimeout(usual, TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void saysWhoOfManyWasBanned() {
        var owner = yard.owner.id();
        var banned = acts.banAll(guildId, List.of(yard.bob.id(), owner), Duration.ZERO, "Raid");

        assertThat(banned.banned()).containsExactly(yard.bob.id());
        assertThat(banned.failed()).containsExactly(owner);
        assertThat(acts.banAll(guildId, List.of(owner), Duration.ZERO, "Raid").banned()).isEmpty();
    }

    @Test
    void readsTheAuditLog() {
        acts.ban(guildId, yard.bob.id(), Duration.ZERO, "minsu (1): Spam [case #1]");

        assertThat(acts.audit(guildId, 10))
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.targetId()).isEqualTo(yard.bob.id());
                            assertThat(entry.reason()).endsWith("[case #1]");
                        });
    }
}
