package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.commands.Command;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Reply;
import io.jikimi.playground.Community;
import io.jikimi.playground.Person;
import io.jikimi.playground.Playground;
import io.jikimi.playground.world.Member;
import io.jikimi.playground.world.Permission;
import io.jikimi.playground.world.Role;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import java.util.Locale;
import java.util.Map;

/** Nobody gives away more than they have, whichever way they write the rule. */
class GenerosityTests {

    private static final Playground PLAYGROUND = Playground.start();
    private static final Jikimi BOT = Jikimi.start(PLAYGROUND, Banishing.class);

    private Community garden = PLAYGROUND.garden();
    private Person owner = garden.owner();
    private Person steward = owner;

    @TestConfiguration
    static class Banishing {

        @Bean
        Command banish() {
            return new Banish();
        }
    }

    /** Something that a server's manager need not be allowed to do. */
    private static final class Banish implements Command {

        @Override
        public Declaration declaration() {
            return Declaration.of("banish")
                    .onlyInGuilds()
                    .with(
                            Declaration.of("softly"),
                            Declaration.of("firmly")
                                    .needs(net.dv8tion.jda.api.Permission.BAN_MEMBERS));
        }

        @Override
        public Reply answer(Invocation call) {
            return Reply.whisper("testing.banished");
        }
    }

    @BeforeEach
    void somebodyManagesTheServerButMayNotBan() {
        PLAYGROUND.waitsUntilConnected();
        garden = PLAYGROUND.found("Rules " + System.nanoTime(), Locale.US);
        owner = garden.owner();
        steward = garden.welcomes("Steward");
        grant(Permission.MANAGE_GUILD.bit());
    }

    @AfterAll
    static void end() {
        BOT.close();
        PLAYGROUND.close();
    }

    @Test
    void refusesTheCommandAndNamesRuleAndPermission() {
        assertThat(allow("banish firmly", steward))
                .contains("`banish firmly` for " + steward.mention(), "**Ban Members**");
        assertThat(allow("banish", steward)).contains("**Ban Members**");
        assertThat(allow("*", steward)).containsPattern("needs the permission \\*\\*[A-Z]");

        assertThat(steward.runs("/banish firmly").answer().text()).contains("Ban Members");
        assertThat(owner.runs("/settings history").answer().text())
                .contains("Nobody has changed anything");
    }

    @Test
    void letsThroughWhatTheyHaveAndWhatGivesNothingAway() {
        assertThat(allow("banish softly", steward)).contains("Done");
        assertThat(allow("settings", steward)).contains("Done");
        var inChannel = Map.of("command", "banish", "channel", "" + garden.general().id());
        assertThat(steward.runs("/commands allow", inChannel).answer().text()).contains("Done");
        var deny = Map.of("command", "banish", "user", "" + owner.id());
        assertThat(steward.runs("/commands deny", deny).answer().text()).contains("Done");

        grant(Permission.BAN_MEMBERS.bit());
        assertThat(allow("banish firmly", steward)).contains("Done");
    }

    @Test
    void letsTheOwnerGiveAnythingAndKeepsTheRule() {
        var rule = Map.of("command", "banish", "user", "" + steward.id());
        assertThat(owner.runs("/commands allow", rule).answer().text()).contains("Done");

        assertThat(steward.runs("/banish firmly").answer().text()).contains("They are gone");
        assertThat(allow("banish", steward)).contains("Done");
    }

    @Test
    void refusesTheSameAsASetting() {
        var name = "commands.rules[banish/user:%d]".formatted(steward.id());

        assertThat(
                        steward.runs("/settings set", Map.of("name", name, "value", "allow"))
                                .answer()
                                .text())
                .contains("**Ban Members**");
        assertThat(
                        steward.runs("/settings set", Map.of("name", name, "value", "deny"))
                                .answer()
                                .text())
                .contains("`deny`");
    }

    @Test
    void refusesTheSameInAFileWithAllElseThatIsWrong() {
        steward.runs("/settings import");
        var answer =
                steward.fills(Map.of("yaml", file(steward) + "server: {zone: Mars}\n")).answer();

        assertThat(answer.text()).contains("2 things are wrong", "server.zone", "**Ban Members**");
    }

    @Test
    void refusesToApplyAFileOnceTheyHaveLostWhatItGives() {
        var keys = grant(Permission.BAN_MEMBERS.bit());
        steward.runs("/settings import");
        assertThat(steward.fills(Map.of("yaml", file(steward))).answer().text()).contains("Apply");

        revoke(keys);
        assertThat(steward.presses("Apply").answer().text()).contains("**Ban Members**");
        assertThat(steward.runs("/banish firmly").answer().text()).contains("Ban Members");

        regrant(keys);
        steward.presses("Apply");
        steward.sees("one setting changed");
    }

    @Test
    void refusesToPutSuchARuleBack() {
        var rule = Map.of("command", "banish", "user", "" + steward.id());
        owner.runs("/commands allow", rule).answer();
        owner.runs("/commands clear", "banish").answer();

        steward.runs("/settings history").answer();

        assertThat(steward.presses("Put back").answer().text()).contains("**Ban Members**");
        assertThat(steward.runs("/banish firmly").answer().text()).contains("Ban Members");
    }

    @Test
    void refusesARuleAboutACommandThatIsYetToCome() {
        var name = "commands.rules[moderate/user:%d]".formatted(steward.id());

        assertThat(
                        steward.runs("/settings set", Map.of("name", name, "value", "allow"))
                                .answer()
                                .text())
                .contains("does not exist");
    }

    @Test
    void saysSoInKorean() {
        steward.speaks(Locale.KOREAN);

        assertThat(allow("banish", steward)).contains("**멤버 차단하기** 권한이 필요한데");
    }

    private String allow(String command, Person whom) {
        var rule = Map.of("command", command, "user", "" + whom.id());
        return steward.runs("/commands allow", rule).answer().text();
    }

    private static String file(Person whom) {
        return "commands:\n  rules:\n    banish/user:%d: allow\n".formatted(whom.id());
    }

    private Role grant(long permissions) {
        var work = PLAYGROUND.world().guildWork();
        var role = work.createRole(garden.guild(), "Keys", 0, permissions);
        regrant(role);
        return role;
    }

    private void regrant(Role role) {
        PLAYGROUND.world().guildWork().grant(member(), role);
    }

    private void revoke(Role role) {
        PLAYGROUND.world().guildWork().revoke(member(), role);
    }

    private Member member() {
        return garden.guild().memberOrUnknown(steward.id());
    }
}
