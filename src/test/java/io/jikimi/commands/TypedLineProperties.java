package io.jikimi.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.commands.Invocation.Door;
import io.jikimi.messages.Refusal;
import io.jikimi.testing.Calls;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.List;

/** Whatever people type, there is an answer or a clear no, and never an exception. */
class TypedLineProperties {

    private static final Declaration WARN =
            Declaration.of(
                    "warn",
                    Option.person("user").mustBeGiven(),
                    Option.whole("days", 1, 30),
                    Option.decimal("weight", 0, 1),
                    Option.channel("channel"),
                    Option.role("role"),
                    Option.message("message"),
                    Option.yesNo("silent"),
                    Option.choice("how", "softly", "firmly"),
                    Option.text("reason"));

    private final PrefixParser parser = new PrefixParser(Desks.NAMES);
    private final CommandDesk desk = Desks.of(new ExampleCommand(WARN));

    @Property(tries = 3000)
    void alwaysHasAnAnswer(@ForAll("lines") String line) {
        try {
            var typed = parser.parse(WARN, line, List.of(), "!");
            var call = new Invocation(Door.PREFIX, typed.path(), typed.options(), Calls.inGuild());
            assertThat(key(desk.answer(call))).isNotEqualTo("desk.failed");
        } catch (Refusal no) {
            assertThat(no.reason().key()).startsWith("desk.");
        }
    }

    @Property(tries = 50)
    void readsLongLinesOfFlagsToo(@ForAll("flags") List<String> flags) {
        alwaysHasAnAnswer(String.join(" ", flags));
    }

    private static String key(Reply reply) {
        var text = ((Reply.Message) reply).text();
        return text == null ? "" : text.key();
    }

    @Provide
    Arbitrary<String> lines() {
        var pieces =
                Arbitraries.of(
                        "\"",
                        "“",
                        "”",
                        "«",
                        "'",
                        "--",
                        "--days",
                        "--days=",
                        "--reason=\"",
                        "=",
                        "<@100000000000000001>",
                        "x<@!100000000000000001>y",
                        "<@&1>",
                        "<#",
                        "@",
                        "\u200b",
                        "\u200d",
                        "\u00a0",
                        "\u202e",
                        "\ud83d",
                        "지킴이",
                        "👩‍👩‍👧",
                        "é",
                        " ",
                        "\n",
                        "\t",
                        "3",
                        "-1",
                        "1e9",
                        "99999999999999999999",
                        "yes",
                        "NaN",
                        "https://discord.com/channels/1/2/3",
                        "\\",
                        "$1",
                        "{0}",
                        "%s",
                        "\u0000");
        return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(5))
                .list()
                .ofMaxSize(800)
                .map(all -> String.join("", all))
                .map(line -> line.length() > 4000 ? line.substring(0, 4000) : line);
    }

    @Provide
    Arbitrary<List<String>> flags() {
        return Arbitraries.of("--days 3", "--days=3", "--reason=x", "--silent", "--how softly")
                .list()
                .ofSize(50);
    }
}
