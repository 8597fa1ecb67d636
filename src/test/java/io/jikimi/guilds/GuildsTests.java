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
import io.jikimi.config.BotProperties;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;
import io.jikimi.testing.DataTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

import java.time.Clock;

@DataTest
class GuildsTests {

    private final GuildSettingsRepository settings;
    private final GuildSettingsService guilds;
    private final PrefixCommand command;

    GuildsTests(@Autowired GuildSettingsRepository settings) {
        this.settings = settings;
        this.guilds = service();
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
        var reply = set("?");
        settings.flush();

        assertThat(reply).isEqualTo(Reply.post("guilds.prefix-set", "?"));
        assertThat(service().prefix(GARDEN)).isEqualTo("?");
        assertThat(service().prefix(GARDEN + 1)).isEqualTo("!");
    }

    @Test
    void changesThePrefixAgain() {
        set("?");
        set("지킴이!");
        set("😀😀😀😀😀");
        settings.flush();

        assertThat(guilds.prefix(GARDEN)).isEqualTo("😀😀😀😀😀");
        assertThat(settings.findById(GARDEN).orElseThrow().prefix()).contains("😀😀😀😀😀");
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
                .asString()
                .startsWith("guilds.prefix-");
        assertThat(settings.findById(GARDEN)).isEmpty();
    }

    private Reply set(String prefix) {
        return command.answer(
                with(slash(inGuild(MANAGE_SERVER), "prefix", "set"), "prefix", prefix));
    }

    private GuildSettingsService service() {
        var bot = Binder.get(new MockEnvironment()).bindOrCreate("bot", BotProperties.class);
        return new GuildSettingsService(settings, bot, Clock.systemUTC());
    }
}
