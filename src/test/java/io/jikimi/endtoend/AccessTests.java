package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.playground.Community;
import io.jikimi.playground.Person;
import io.jikimi.playground.Playground;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Locale;
import java.util.Map;

class AccessTests {

    private final Playground playground = Jikimi.shared();
    private Community garden = playground.garden();
    private Person owner = garden.owner();
    private Person bob = owner;

    @BeforeEach
    void everyTestHasACommunityOfItsOwn() {
        Jikimi.sharedBot();
        garden = playground.found("Access " + System.nanoTime(), Locale.US);
        owner = garden.owner();
        bob = garden.welcomes("Bob");
    }

    @AfterEach
    void heldToTheContract() {
        Jikimi.sharedBot().heldToTheContract();
    }

    @Test
    void refusesADisabledCommandAndSaysWhy() {
        owner.runs("/commands disable", "ping").answer();

        assertThat(bob.runs("/ping").answer().text()).contains("turned `ping` off", "Why?");
        var why = bob.presses("Why?").answer();
        assertThat(why.text()).contains("No: /ping", "⛔ This server has turned `ping` off");

        owner.runs("/commands enable", "ping").answer();
        assertThat(bob.runs("/ping").answer().text()).contains("Pong");
    }

    @Test
    void letsAPersonInWhoLacksThePermission() {
        bob.says("!prefix set ?");
        garden.general().shows("Manage Server");

        owner.runs("/commands allow", Map.of("command", "prefix", "user", "" + bob.id())).answer();
        bob.says("!prefix set ?");

        garden.general().shows("now start with `?`");
    }

    @Test
    void keepsACommandToOneChannel() {
        var yard = garden.opens("yard");
        var rule = Map.of("command", "ping", "channel", "" + yard.id());
        owner.runs("/commands allow", rule).answer();

        bob.says("!ping");
        garden.general().shows("<#" + yard.id() + "> only");
        bob.in(yard).says("!ping");
        yard.shows("Pong");
    }

    @Test
    void tellsAboutOthersOnlyToThoseWhoMayAsk() {
        owner.runs("/commands deny", Map.of("command", "ping", "user", "" + bob.id())).answer();

        var asked = Map.of("command", "ping", "user", "" + bob.id());
        assertThat(owner.runs("/why", asked).answer().text())
                .contains("No: /ping", "<@" + bob.id() + ">");
        assertThat(
                        bob.runs("/why", Map.of("command", "ping", "user", "" + owner.id()))
                                .answer()
                                .text())
                .contains("can ask about others");
    }

    @Test
    void makesPeopleWait() {
        var rule = Map.of("command", "ping", "seconds", "500", "per", "guild");
        assertThat(owner.runs("/commands cooldown", rule).answer().text())
                .contains("`ping` now: the whole server once in 500 seconds");
        assertThat(owner.runs("/commands list").answer().text())
                .contains("⏳ `/ping`: the whole server once in 500 seconds")
                .doesNotContain("Page 1");

        assertThat(bob.runs("/ping").answer().text()).contains("Pong");
        assertThat(bob.runs("/ping").answer().text()).contains("Not so fast", "<t:");
        assertThat(owner.runs("/ping").answer().text()).contains("Pong");
    }

    @Test
    void makesPeopleWaitHereOnlyAndNoLongerThanIsChosenByNow() {
        var rule = Map.of("command", "ping", "seconds", "500");
        owner.runs("/commands cooldown", rule).answer();
        assertThat(bob.runs("/ping").answer().text()).contains("Pong");
        assertThat(bob.runs("/ping").answer().text()).contains("Not so fast");

        var direct = bob.in(bob.directMessages());
        assertThat(direct.runs("/ping").answer().text()).contains("Pong");
        owner.runs("/commands cooldown", Map.of("command", "ping", "seconds", "0")).answer();
        assertThat(bob.runs("/ping").answer().text()).contains("Pong");
    }

    @Test
    void neverLetsTheOwnerWaitForWhatSetsThemFree() {
        owner.runs("/settings set", "commands.moderators-wait", "yes").answer();
        var rule = Map.of("command", "*", "seconds", "999999", "per", "guild");
        owner.runs("/commands cooldown", rule).answer();
        assertThat(owner.runs("/ping").answer().text()).contains("Pong");
        assertThat(owner.runs("/ping").answer().text()).contains("Not so fast");

        owner.runs("/commands list").answer();
        assertThat(owner.runs("/commands list").answer().text()).doesNotContain("Not so fast");
        owner.runs("/commands clear", "ping").answer();
        assertThat(owner.runs("/commands clear", "*").answer().text()).contains("no rules");
        assertThat(owner.runs("/ping").answer().text()).contains("Pong");
    }

    @Test
    void sparesNobodyAPauseThatIsThereForWhatItCosts() {
        owner.runs("/commands cooldown", Map.of("command", "privacy", "seconds", "0")).answer();

        owner.runs("/privacy export").answer();
        assertThat(owner.runs("/privacy export").answer().text()).contains("Not so fast");
    }

    @Test
    void answersInPrivateWhereTheGuildWantsSo() {
        assertThat(owner.runs("/commands private", "about", "true").answer().text())
                .contains("Only the person who uses `about`");

        assertThat(bob.runs("/about").answer().isWhisper()).isTrue();
        bob.says("!about");
        bob.isWritten("Jikimi");
    }

    @Test
    void keepsAFileThatWaitsThoughNothingWasThereToClear() {
        owner.runs("/settings import");
        owner.fills(Map.of("yaml", "server: {zone: Asia/Seoul}")).answer();

        owner.runs("/commands clear", "ping").answer();

        owner.presses("Apply");
        owner.sees("one setting changed");
    }

    @Test
    void neverLocksTheOwnerOut() {
        owner.runs("/commands disable", "*").answer();

        assertThat(owner.runs("/ping").answer().text()).contains("turned `*` off");
        assertThat(owner.runs("/commands list").answer().text()).contains("⛔ `/*` for everybody");
        assertThat(owner.runs("/commands clear", "*").answer().text()).contains("no rules");
        assertThat(owner.runs("/ping").answer().text()).contains("Pong");
    }

    @Test
    void isPartOfTheSettingsAndTheirHistory() {
        owner.runs("/commands disable", "ping").answer();

        assertThat(owner.runs("/settings history").answer().text())
                .contains("Command rules `ping/all`: *not chosen* → `deny`");
        owner.presses("Put back").answer();
        assertThat(bob.runs("/ping").answer().text()).contains("Pong");
    }

    @Test
    void speaksKorean() {
        bob.speaks(Locale.KOREAN);
        owner.runs("/commands disable", "ping").answer();

        assertThat(bob.runs("/ping").answer().text()).contains("`ping` 명령을 껐어요", "왜요?");
        assertThat(bob.presses("왜요?").answer().text()).contains("아니요: /ping");
    }
}
