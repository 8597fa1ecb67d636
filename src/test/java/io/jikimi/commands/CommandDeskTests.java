package io.jikimi.commands;

import static io.jikimi.testing.Calls.inDirectMessage;
import static io.jikimi.testing.Calls.inGuild;
import static io.jikimi.testing.Calls.slash;
import static io.jikimi.testing.Calls.with;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jikimi.commands.Invocation.Door;
import io.jikimi.config.MisconfiguredException;
import io.jikimi.messages.Text;

import net.dv8tion.jda.api.Permission;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class CommandDeskTests {

    private final CommandDesk desk = Desks.of(ExampleCommand.echo(), ExampleCommand.keep());

    @Test
    void runsWhatWasAskedFor() {
        assertThat(desk.answer(with(slash(inGuild(), "echo"), "times", 2L)))
                .isEqualTo(Reply.post("example", "echo", "{times=2}"));
    }

    @Test
    void whispersThatItDoesNotKnowACommandOrAPart() {
        assertThat(key(slash(inGuild(), "nothing"))).isEqualTo("desk.unknown");
        assertThat(key(slash(inGuild(), "keep"))).isEqualTo("desk.unknown");
        assertThat(key(slash(inGuild(), "keep", "away"))).isEqualTo("desk.unknown");
        assertThat(key(slash(inGuild(), "echo", "twice"))).isEqualTo("desk.unknown");
    }

    @Test
    void letsOnlyThoseInWhoMay() {
        var shut = new String[] {"keep", "shut"};

        assertThat(key(slash(inGuild(), shut))).isEqualTo("desk.needs");
        assertThat(key(slash(inGuild(Permission.BAN_MEMBERS), shut))).isEqualTo("desk.needs");
        assertThat(key(slash(inGuild(Permission.MANAGE_SERVER), shut))).isEqualTo("example");
        assertThat(key(slash(inGuild(), "keep", "open"))).isEqualTo("example");
    }

    @Test
    void namesThePermissionInTheReadersWords() {
        assertThat(message(slash(inGuild(), "keep", "shut")).text())
                .isEqualTo(Text.of("desk.needs", Text.of("permission.MANAGE_SERVER")));
    }

    @Test
    void keepsAGuildsCommandsOutOfDirectMessages() {
        assertThat(key(slash(inDirectMessage(), "keep", "open"))).isEqualTo("desk.only-in-guilds");
        assertThat(key(with(slash(inDirectMessage(), "echo"), "times", 1L))).isEqualTo("example");
    }

    @Test
    void opensWhatBelongsToAButtonOnlyToButtons() {
        var confirm = slash(inGuild(), "keep", "confirm");
        var pressed =
                new Invocation(Door.COMPONENT, confirm.path(), confirm.options(), confirm.caller());

        assertThat(key(confirm)).isEqualTo("desk.unknown");
        assertThat(key(pressed)).isEqualTo("example");
    }

    @Test
    void holdsOptionsToTheirBounds() {
        var echo = slash(inGuild(), "echo");

        assertThat(key(echo)).isEqualTo("desk.option-missing");
        assertThat(key(with(echo, "times", 4L))).isEqualTo("desk.option-out-of-range");
        assertThat(key(with(echo, "times", 0L))).isEqualTo("desk.option-out-of-range");
        assertThat(key(words("x"))).isEqualTo("desk.option-too-short");
        assertThat(key(words("x".repeat(11)))).isEqualTo("desk.option-too-long");
        assertThat(key(words("지".repeat(10)))).isEqualTo("example");
    }

    @Test
    void takesANumberFromAButtonOrAFormAsWhatWasDeclared() {
        var form = Map.<String, Object>of("times", " 2 ", "words", "12");

        assertThat(pressed(Map.of("times", "2"), "echo"))
                .isEqualTo(Reply.post("example", "echo", "{times=2}"));
        assertThat(given(pressed(form, "echo"))).contains("times=2,words=12".split(","));
        assertThat(key(pressed(Map.of("times", "two"), "echo"))).isEqualTo("desk.option-not-whole");
        assertThat(key(pressed(Map.of("times", "4"), "echo")))
                .isEqualTo("desk.option-out-of-range");
        assertThat(key(pressed(Map.of("times", " "), "echo"))).isEqualTo("desk.option-missing");
    }

    @Test
    void takesAPersonFromAButtonAsWhatWasDeclared() {
        var bob = 100_000_000_000_000_001L;

        assertThat(given(pressed(Map.of("who", String.valueOf(bob)), "keep", "shut")))
                .isEqualTo("{who=" + bob + "}");
        assertThat(given(pressed(Map.of("who", "<@" + bob + ">"), "keep", "shut")))
                .isEqualTo("{who=" + bob + "}");
        assertThat(given(pressed(Map.of("who", ""), "keep", "shut"))).isEqualTo("{}");
        assertThat(key(pressed(Map.of("who", "bob"), "keep", "shut")))
                .isEqualTo("desk.option-not-person");
        assertThat(key(pressed(Map.of("who", "9".repeat(20)), "keep", "shut")))
                .isEqualTo("desk.option-not-person");
    }

    @Test
    void takesANumberAsATextWhereAnOlderDeclarationSaidSo() {
        var echo = slash(inGuild(), "echo");
        var options = Map.<String, Object>of("times", 1L, "words", 12L);

        assertThat(key(new Invocation(Door.SLASH, echo.path(), options, echo.caller())))
                .isEqualTo("example");
    }

    @Test
    void apologisesForItsOwnMistakesWithoutAStackTrace() {
        var reply = message(words("break"));

        assertThat(reply.audience()).isEqualTo(Reply.Audience.CALLER);
        assertThat(reply.text()).isNotNull();
        assertThat(reply.text().key()).isEqualTo("desk.failed");
        assertThat(reply.text().values().getFirst().toString()).matches("[0-9a-f]{8}");
    }

    @Test
    void suggestsNothingWhereSuggestingFails() {
        assertThat(desk.suggest(slash(inGuild(), "echo"), "words")).isEmpty();
    }

    @Test
    void refusesTwoCommandsOfOneNameNamingBoth() {
        var twins = List.<Command>of(ExampleCommand.echo(), ExampleCommand.echo());

        assertThatExceptionOfType(MisconfiguredException.class)
                .isThrownBy(() -> new Catalogue(twins, Desks.NAMES))
                .withMessageContaining("echo")
                .withMessageContaining(ExampleCommand.class.getName());
    }

    private static Invocation words(String words) {
        var echo = slash(inGuild(), "echo");
        return new Invocation(
                Door.SLASH, echo.path(), Map.of("times", 1L, "words", words), echo.caller());
    }

    private Reply pressed(Map<String, Object> options, String... path) {
        var caller = inGuild(Permission.MANAGE_SERVER);
        return desk.answer(new Invocation(Door.COMPONENT, List.of(path), options, caller));
    }

    private static String given(Reply reply) {
        var text = ((Reply.Message) reply).text();
        return text == null ? "" : String.valueOf(text.values().getLast());
    }

    private static String key(Reply reply) {
        var text = ((Reply.Message) reply).text();
        return text == null ? "" : text.key();
    }

    private Reply.Message message(Invocation call) {
        return (Reply.Message) desk.answer(call);
    }

    private String key(Invocation call) {
        return key(message(call));
    }
}
