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

class SettingsTests {

    private final Playground playground = Jikimi.shared();
    private Community garden = playground.garden();
    private Person owner = garden.owner();

    @BeforeEach
    void everyTestHasACommunityOfItsOwn() {
        Jikimi.sharedBot();
        garden = playground.found("Settings " + System.nanoTime(), Locale.US);
        owner = garden.owner();
    }

    @AfterEach
    void heldToTheContract() {
        Jikimi.sharedBot().heldToTheContract();
    }

    @Test
    void changesAPrefixInAForm() {
        owner.runs("/settings show").answer().becomes("Settings of this server");
        owner.selects("Prefix");
        assertThat(owner.seesForm()).isEqualTo("Prefix");
        assertThat(owner.fills(Map.of("value", "?")).answer().text())
                .contains("Prefix: *not chosen* → `?`");

        owner.says("?ping");
        garden.general().shows("Pong");
    }

    @Test
    void choosesAChannelAndALanguageInMenus() {
        owner.runs("/settings edit", "server.alert-channel").answer();
        var answer = owner.selects(garden.general().id()).answer();
        assertThat(answer.text()).contains("<#" + garden.general().id() + ">");

        owner.runs("/settings edit", "server.language").answer();
        assertThat(owner.selects("ko").answer().text()).contains("한국어");
        owner.says("!ping");
        garden.general().shows("퐁");
    }

    @Test
    void undoesAndShowsTheHistory() {
        owner.runs("/settings set", "server.zone", "Asia/Seoul").answer();
        owner.presses("Undo").answer();

        var history = owner.runs("/settings history").answer();

        assertThat(history.text())
                .contains("`Asia/Seoul` → *not chosen*", "put back")
                .contains("*not chosen* → `Asia/Seoul`", "by command")
                .contains("<@" + owner.id() + ">");
    }

    @Test
    void importsWhatItExportedAfterAPreview() {
        owner.runs("/settings set", "server.zone", "Asia/Seoul").answer();
        var exported = owner.runs("/settings export").answer();
        assertThat(exported.message().json(owner.id()).at("/attachments/0/filename").asString())
                .isEqualTo("jikimi-settings.yaml");

        owner.runs("/settings import");
        owner.fills(Map.of("yaml", "server:\n  zone: Europe/Berlin\n")).answer();
        assertThat(owner.runs("/settings show").answer().text()).contains("Asia/Seoul");
        owner.presses("Apply").answer().becomes("one setting changed");
        assertThat(owner.runs("/settings show").answer().text()).contains("Europe/Berlin");
    }

    @Test
    void listsEveryFaultOfAHalfWrongImport() {
        owner.runs("/settings import");
        var answer =
                owner.fills(Map.of("yaml", "server:\n  zone: Mars\n  prefix: '+'\n  colour: red\n"))
                        .answer();

        assertThat(answer.text()).contains("2 things are wrong", "server.zone", "server.colour");
        assertThat(owner.runs("/settings export").answer().text()).contains("nothing to export");
    }

    @Test
    void speaksKorean() {
        owner.speaks(Locale.KOREAN);

        assertThat(owner.runs("/settings show").answer().text()).contains("이 서버의 설정", "접두사");
        assertThat(owner.runs("/settings set", "server.zone", "화성").answer().text())
                .contains("시간대여야 해요");
        owner.says("!서버설정 설정 server.prefix ?");
        garden.general().shows("`?`");
    }

    @Test
    void letsOnlyManagersIn() {
        var bob = garden.welcomes("Bob");

        assertThat(bob.isOffered()).doesNotContain("settings");
        bob.says("!settings set server.prefix ?");
        garden.general().shows("Manage Server");
    }
}
