package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.playground.Community;
import io.jikimi.playground.Person;
import io.jikimi.playground.Place;
import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;
import io.jikimi.playground.world.Overwrite;
import io.jikimi.playground.world.Permission;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Locale;

class AlertTests {

    private final Playground playground = Jikimi.shared();
    private Community garden = playground.garden();
    private Person owner = garden.owner();
    private Place alerts = garden.general();
    private Place yard = garden.general();

    @BeforeEach
    void everyTestHasACommunityOfItsOwn() {
        Jikimi.sharedBot();
        settle(playground, Locale.US);
    }

    private void settle(Playground where, Locale locale) {
        garden = where.found("Alerts " + System.nanoTime(), locale);
        owner = garden.owner();
        alerts = garden.opens("alerts");
        yard = garden.opens("yard");
    }

    @AfterEach
    void heldToTheContract() {
        Jikimi.sharedBot().heldToTheContract();
    }

    @Test
    void tellsOnceThatItMayNotWriteSomewhereUntilItMay() {
        choose("server.alert-channel", alerts);
        forbid(yard, Permission.SEND_MESSAGES);
        owner.in(yard).says("!ping");
        owner.in(yard).says("!about");
        owner.in(yard).says("!ping");

        var alert = alerts.shows("I lack a permission");
        assertThat(alert.text())
                .contains("In <#" + yard.id() + "> I lack: **Send Messages**")
                .contains("settings of <#" + yard.id() + ">", "my role **Jikimi**");
        await().atMost(Duration.ofSeconds(20)).until(() -> health().contains("3 times"));
        assertThat(health())
                .contains("One thing needs putting right", "Alerts go to <#" + alerts.id() + ">")
                .contains("**Send Messages**", "Connected to Discord");
        assertThat(alerts.messagesOfBot()).hasSize(1);

        allow(yard);

        alert.becomes("Fixed: I lack a permission");
        assertThat(health()).contains("All is well here");
        assertThat(alerts.messagesOfBot()).hasSize(1);
        owner.in(yard).says("!ping");
        yard.shows("Pong");
    }

    @Test
    void opensHealthBesideTheAlert() {
        choose("server.alert-channel", alerts);
        forbid(yard, Permission.SEND_MESSAGES);
        owner.in(yard).says("!ping");
        var alert = alerts.shows("I lack a permission");

        var health = owner.in(alerts).presses("Show all").answer();

        assertThat(health.isWhisper()).isTrue();
        assertThat(health.text()).contains("One thing needs putting right");
        assertThat(alert.text()).contains("I lack a permission");
    }

    @Test
    void speaksKorean() {
        settle(playground, Locale.KOREAN);
        choose("server.alert-channel", alerts);
        forbid(yard, Permission.SEND_MESSAGES);
        owner.in(yard).says("!핑");

        var alert = alerts.shows("권한이 부족해요");
        assertThat(alert.text()).contains("**메시지 보내기**", "제 역할 **Jikimi**", "고치는 방법");
        assertThat(health()).contains("고쳐야 할 것이 하나 있어요", "디스코드에 연결됨");
        owner.says("!상태");
        garden.general().shows("고쳐야 할 것이 하나 있어요");

        allow(yard);
        alert.becomes("해결됨: 권한이 부족해요");
        assertThat(health()).contains("여기는 모두 괜찮아요");
    }

    @Test
    void writesToTheOwnerWhenTheAlertChannelIsTheBrokenOne() {
        choose("server.alert-channel", alerts);
        forbid(alerts, Permission.SEND_MESSAGES);

        var written = owner.isWritten(garden.guild().name());

        assertThat(written.text())
                .contains("A setting no longer works", "`server.alert-channel`", "Send Messages");
        assertThat(health()).contains("Alerts should go to <#" + alerts.id() + ">");
        await().atMost(Duration.ofSeconds(20)).until(() -> health().contains("Told the owner"));
        allow(alerts);
        written.becomes("Fixed");
    }

    @Test
    void prefersDiscordsOwnChannelForNewsToTheOwner() {
        var news = garden.opens("news");
        playground.world().guildWork().newsIn(garden.guild(), news.channel());
        forbid(yard, Permission.SEND_MESSAGES);

        owner.in(yard).says("!ping");

        news.shows("I lack a permission");
    }

    @Test
    void saysThatNobodyCouldBeToldUntilSomebodyCan() {
        owner.user().acceptDirectMessages(false);
        forbid(yard, Permission.SEND_MESSAGES);
        owner.in(yard).says("!ping");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> health().contains("Could not be told anybody"));

        owner.presses("Choose an alert channel").answer();
        owner.selects(alerts.id()).answer();

        alerts.shows("I lack a permission");
    }

    @Test
    void keepsASettingWhoseChannelWasDeleted() {
        choose("server.alert-channel", alerts);
        choose("server.log-channel", yard);
        playground.world().channelWork().delete(owner.user(), yard.channel());

        assertThat(alerts.shows("A setting no longer works").text())
                .contains("`server.log-channel`", "not here any more")
                .contains("/settings edit server.log-channel");
        assertThat(health()).contains("not here any more");
        assertThat(owner.runs("/settings show").answer().text()).contains("<#" + yard.id() + ">");

        choose("server.log-channel", garden.general());
        assertThat(health()).contains("All is well here");
    }

    @Test
    void answersWithoutAReferenceWhereItMayNotReadTheHistory() {
        choose("server.alert-channel", alerts);
        forbid(yard, Permission.READ_MESSAGE_HISTORY);

        owner.in(yard).says("!ping");

        yard.shows("Pong");
        assertThat(alerts.shows("I lack a permission").text()).contains("Read Message History");
    }

    @Test
    void knowsAfterARestartWhatWasWrongBefore() {
        var database = "database.url=" + Jikimi.freshDatabase();
        try (var own = Playground.start(PlaygroundSettings.forTests())) {
            settle(own, Locale.US);
            try (var bot = Jikimi.start(own, database)) {
                own.waitsUntilConnected();
                // Typed, since a bot that has only just started may be slow to answer a slash.
                owner.says("!settings set server.alert-channel " + alerts.id());
                garden.general().shows("<#" + alerts.id() + ">");
                forbid(yard, Permission.SEND_MESSAGES);
                owner.in(yard).says("!ping");
                alerts.shows("I lack a permission");
            }
            try (var bot = Jikimi.start(own, database)) {
                own.waitsUntilConnected();
                owner.says("!health");
                garden.general().shows("One thing needs putting right");
                owner.in(yard).says("!ping");
                await().atMost(Duration.ofSeconds(30)).until(() -> health().contains("2 times"));
                assertThat(alerts.messagesOfBot()).hasSize(1);
            }
        }
    }

    private String health() {
        return owner.runs("/health").answer().text();
    }

    private void choose(String setting, Place channel) {
        owner.runs("/settings set", setting, String.valueOf(channel.id())).answer();
    }

    private void forbid(Place place, Permission permission) {
        var everybody = Overwrite.denying(garden.id(), permission.bit());
        place.world().channelWork().overwrite(owner.user(), place.channel(), everybody);
    }

    private void allow(Place place) {
        place.world().channelWork().removeOverwrite(owner.user(), place.channel(), garden.id());
    }
}
