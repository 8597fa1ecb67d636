package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.playground.Community;
import io.jikimi.playground.Person;
import io.jikimi.playground.Playground;
import io.jikimi.playground.world.Channel;
import io.jikimi.playground.world.Permission;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
        var edit = owner.runs("/settings edit", "server.alert-channel").answer();
        assertThat(edit.message().json(owner.id()).at("/components/0/components/0/channel_types"))
                .extracting(JsonNode::asInt)
                .contains(Channel.TEXT)
                .doesNotContain(Channel.CATEGORY);
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

        assertThat(answer.text())
                .contains("2 things are wrong", "Time zone (`server.zone`)", "server.colour");
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
    void listsEveryFaultOfAHalfWrongImportInKorean() {
        owner.speaks(Locale.KOREAN);
        var yaml =
                "server:\n  zone: 화성\n  prefix: '+'\n  색: 빨강\n"
                        + "commands:\n  rules:\n    ping/all: maybe\n";

        owner.runs("/settings import");
        var answer = owner.fills(Map.of("yaml", yaml)).answer();

        assertThat(answer.text())
                .contains("3", "`server.zone`", "시간대여야 해요", "server.색", "규칙은 `allow` 또는 `deny`");
        assertThat(answer.buttons()).isEmpty();
        owner.says("!ping");
        garden.general().shows("Pong");
        assertThat(owner.runs("/settings history").answer().text()).contains("아직 아무것도");
    }

    @Test
    void hasOneEffectWhenTwoPressTheSameAtOnce() throws Exception {
        var steward = garden.welcomes("Steward");
        var work = playground.world().guildWork();
        var role = work.createRole(garden.guild(), "Keys", 0, Permission.MANAGE_GUILD.bit());
        work.grant(garden.guild().memberOrUnknown(steward.id()), role);
        owner.runs("/settings set", "server.zone", "Asia/Seoul").answer();
        owner.says("!settings history");
        garden.general().shows("Asia/Seoul");

        var together = new CyclicBarrier(2);
        var answers = new ArrayList<String>();
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var pressed = new ArrayList<Future<String>>();
            for (var person : List.of(owner, steward)) {
                pressed.add(
                        both.submit(
                                () -> {
                                    together.await();
                                    return person.presses("Put back").answer().text();
                                }));
            }
            for (var one : pressed) {
                answers.add(one.get());
            }
        }

        assertThat(answers).filteredOn(one -> one.contains("→ *not chosen*")).hasSize(1);
        assertThat(answers).filteredOn(one -> one.contains("Nothing has changed")).hasSize(1);
        var history = owner.runs("/settings history").answer();
        assertThat(history.text().split("Asia/Seoul", -1)).hasSize(3);
    }

    @Test
    void letsOnlyManagersIn() {
        var bob = garden.welcomes("Bob");

        assertThat(bob.isOffered()).doesNotContain("settings");
        bob.says("!settings set server.prefix ?");
        garden.general().shows("Manage Server");
    }
}
