package io.jikimi.guilds;

import static io.jikimi.testing.Calls.GARDEN;
import static io.jikimi.testing.Calls.inGuild;
import static io.jikimi.testing.Calls.slash;
import static io.jikimi.testing.Calls.with;

import static net.dv8tion.jda.api.Permission.MANAGE_SERVER;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jikimi.commands.Control;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;
import io.jikimi.stored.GuildErased;
import io.jikimi.stored.GuildErasing;
import io.jikimi.testing.DataTest;
import io.jikimi.testing.SettableClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Duration;
import java.time.Instant;

@DataTest
@Import(SettingsRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class GuildsTests {

    private final SettingsRoom room;
    private final GuildSettings guilds;
    private final PrefixCommand command;

    GuildsTests(@Autowired SettingsRoom room) {
        room.clear();
        this.room = room;
        this.guilds = room.instance();
        this.command = new PrefixCommand(guilds);
    }

    @Test
    void startsWithTheOperatorsPrefix() {
        assertThat(command.answer(slash(inGuild(), "prefix", "show")))
                .isEqualTo(Reply.whisper("guilds.prefix-is", "!"));
    }

    @Test
    void offersAChangeToThoseWhoMay() {
        var reply = (Reply.Message) command.answer(slash(inGuild(MANAGE_SERVER), "prefix", "show"));

        assertThat(reply.controls()).hasOnlyElementsOfType(Control.Button.class).hasSize(1);
    }

    @Test
    void keepsAGuildsPrefixOverARestart() {
        assertThat(set("?")).isEqualTo(Reply.post("guilds.prefix-set", "?"));

        assertThat(room.instance().prefix(GARDEN)).isEqualTo("?");
        assertThat(room.instance().prefix(GARDEN + 1)).isEqualTo("!");
    }

    @Test
    void changesThePrefixAgain() {
        set("?");
        set("지킴이!");
        set("😀😀😀😀😀");

        assertThat(guilds.prefix(GARDEN)).isEqualTo("😀😀😀😀😀");
        assertThat(room.instance().prefix(GARDEN)).isEqualTo("😀😀😀😀😀");
    }

    @Test
    void seesWhatAnotherInstanceHasChanged() {
        var other = room.instance();
        assertThat(other.prefix(GARDEN)).isEqualTo("!");

        set("?");
        other.lookAround();

        assertThat(other.prefix(GARDEN)).isEqualTo("?");
    }

    @Test
    void seesWhatWasChangedWhileItCouldNotLookForLong() {
        var clock = new SettableClock(Instant.now());
        var other = room.instance(clock);
        other.lookAround();
        assertThat(other.prefix(GARDEN)).isEqualTo("!");

        set("?");
        clock.advance(Duration.ofMinutes(10));
        other.lookAround();

        assertThat(other.prefix(GARDEN)).isEqualTo("?");
    }

    @Test
    void isForgottenByEveryInstanceWhenAGuildIsErased() {
        var other = room.instance();
        set("?");
        assertThat(other.prefix(GARDEN)).isEqualTo("?");

        room.ledger()
                .inTransaction(
                        () -> {
                            room.erasure(guilds).on(new GuildErasing(GARDEN));
                            room.forgetRows();
                            return true;
                        });
        room.erasure(guilds).on(new GuildErased(GARDEN));
        other.lookAround();

        assertThat(guilds.prefix(GARDEN)).isEqualTo("!");
        assertThat(other.prefix(GARDEN)).isEqualTo("!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "a b", "`", "/", "@me", "#x", "<@1", "toolong", "\u200b", "\u00a0",
                "\u202e!"
            })
    void refusesAPrefixThatNobodyCouldUse(String prefix) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> set(prefix))
                .extracting(Refusal::reason)
                .extracting(Text::key)
                .isEqualTo("settings.fault");
        assertThat(room.instance().prefix(GARDEN)).isEqualTo("!");
    }

    private Reply set(String prefix) {
        return command.answer(
                with(slash(inGuild(MANAGE_SERVER), "prefix", "set"), "prefix", prefix));
    }
}
