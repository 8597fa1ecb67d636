package io.jikimi.alerts;

import static io.jikimi.alerts.Grounds.NEWS;
import static io.jikimi.alerts.Grounds.ROLE;
import static io.jikimi.alerts.Grounds.YARD;
import static io.jikimi.testing.Calls.GARDEN;

import static net.dv8tion.jda.api.Permission.MESSAGE_EMBED_LINKS;
import static net.dv8tion.jda.api.Permission.MESSAGE_SEND;
import static net.dv8tion.jda.api.Permission.VIEW_CHANNEL;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.discord.Delivered;
import io.jikimi.discord.DeliveryRefused;
import io.jikimi.discord.DeliveryRefused.Cause;
import io.jikimi.guilds.SettingsRoom;

import net.dv8tion.jda.api.Permission;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

import java.util.Set;

/** What went wrong is understood, and seen to be right again. */
class ProblemsTests extends AlertRoom {

    ProblemsTests(
            @Autowired AlertRepository rows,
            @Autowired SettingsRoom room,
            @Autowired PlatformTransactionManager transactions) {
        super(rows, room, transactions);
    }

    @Test
    void namesASettingWhoseChannelIsGoneAndLeavesItAsItIs() {
        choose("server.log-channel", YARD);
        grounds.delete(YARD);

        jikimi.watch.look(GARDEN);
        jikimi.watch.look(GARDEN);
        settle();

        assertThat(text(only())).contains("alerts.channel-gone.what", "server.log-channel");
        assertThat(room.places(guilds).of(GARDEN)).anyMatch(one -> one.id() == YARD);
        assertThat(jikimi.ledger.open(GARDEN).getFirst().times()).isEqualTo(1);

        choose("server.log-channel", NEWS);
        assertThat(shown(jikimi.health())).contains("alerts.health-well");
    }

    @Test
    void namesBothRolesUntilTheirOrderIsRight() {
        jikimi.report(Problem.roleTooHigh(ROLE, "Gardener"));
        assertThat(text(only())).contains("alerts.role-too-high.fix", "Jikimi", "Gardener");

        grounds.stand(8);
        assertThat(shown(jikimi.health())).contains("alerts.health-well");
    }

    @Test
    void understandsWhatWasRefused() {
        grounds.forbid(YARD);
        refused(Cause.WITHHELD, VIEW_CHANNEL, MESSAGE_SEND);
        assertThat(text(only())).contains("permission.MESSAGE_SEND");

        grounds.allow(YARD);
        jikimi.health();
        refused(Cause.WITHHELD, VIEW_CHANNEL, MESSAGE_SEND);
        assertThat(jikimi.ledger.open(GARDEN)).isEmpty();

        refused(Cause.FORBIDDEN, VIEW_CHANNEL, MESSAGE_SEND, MESSAGE_EMBED_LINKS);
        assertThat(jikimi.ledger.open(GARDEN))
                .extracting(alert -> alert.problem().subject())
                .containsExactly("channel:" + YARD + "/permission:MESSAGE_EMBED_LINKS");
    }

    @Test
    void takesAMessageThatGotThereForACure() {
        jikimi.report(Problem.refused(YARD));

        jikimi.hearing.on(new Delivered(GARDEN, YARD));

        await().until(() -> jikimi.ledger.open(GARDEN).isEmpty());
    }

    @Test
    void blamesTheSettingWhereItsChannelIsMute() {
        choose("server.log-channel", YARD);
        grounds.forbid(YARD);

        refused(Cause.WITHHELD, VIEW_CHANNEL, MESSAGE_SEND);

        assertThat(text(only())).contains("alerts.mute-channel.what", "server.log-channel");
    }

    private void refused(Cause cause, Permission... needed) {
        jikimi.hearing.understand(new DeliveryRefused(GARDEN, YARD, cause, Set.of(needed)));
        settle();
    }
}
