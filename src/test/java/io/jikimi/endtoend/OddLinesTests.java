package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Whatever is typed goes in at the door and comes out as an answer or as silence. */
@ExtendWith(OutputCaptureExtension.class)
class OddLinesTests {

    private static final int LINES = 300;
    private static final int LONGEST = 4_000;
    private static final List<String> COMMANDS =
            List.of(
                    "cheer",
                    "help",
                    "prefix set",
                    "settings set",
                    "why",
                    "commands allow",
                    "핑",
                    "");
    private static final List<String> PIECES =
            List.of(
                    " ",
                    "\n",
                    "\t",
                    "\u00a0",
                    "\u200b",
                    "\u200d",
                    "\u202e",
                    "\u0000",
                    "\ud83d",
                    "\"",
                    "“",
                    "”",
                    "«",
                    "»",
                    "'",
                    "`",
                    "--",
                    "--user",
                    "--user=",
                    "--name \"",
                    "--value=x ",
                    "--command ping ",
                    "=",
                    "@",
                    "<@",
                    "<@1>",
                    "<@!1000000000000000>",
                    "x<@100000000000000001>y",
                    "<#5>",
                    "<@&7>",
                    "@everyone",
                    "지킴이",
                    "👩‍👩‍👧",
                    "é",
                    "e\u0301",
                    "3",
                    "-1",
                    "1e9",
                    "99999999999999999999",
                    "NaN",
                    "yes",
                    "\\",
                    "$1",
                    "{0}",
                    "{",
                    "%s",
                    "server.prefix",
                    "commands.rules[",
                    "]",
                    "*",
                    "/",
                    "#",
                    "|");

    @Test
    void answersOrKeepsSilentAndNeverFails(CapturedOutput output) {
        var settings = PlaygroundSettings.forTests().withContract(true);
        try (var playground = Playground.start(settings);
                var bot = Jikimi.start(playground, NewCommandTests.Cheering.class)) {
            playground.waitsUntilConnected();
            var garden = playground.found("Odd", Locale.KOREAN);
            var owner = garden.owner();
            // The prefix may become another by what is typed; the bot's name stays.
            var name = "<@" + playground.world().bot().id() + "> ";
            var random = new Random(20_261_125);

            for (var number = 0; number < LINES; number++) {
                owner.saysAtLength(name + line(random, number));
            }

            owner.says(name + "about");
            garden.general().shows("가동 시간");
            bot.heldToTheContract();
            assertThat(output.getAll().lines().filter(OddLinesTests::isTrouble)).isEmpty();
        }
    }

    private static String line(Random random, int number) {
        var line = new StringBuilder(COMMANDS.get(random.nextInt(COMMANDS.size())));
        var pieces = number % 10 == 0 ? LONGEST : random.nextInt(60);
        line.append(' ');
        if (number % 7 == 0) {
            line.repeat("--user x ", 50);
        }
        for (var piece = 0; piece < pieces && line.length() < LONGEST; piece++) {
            line.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return line.substring(0, Math.min(line.length(), LONGEST - 40));
    }

    private static boolean isTrouble(String line) {
        return line.contains("ERROR") || line.startsWith("\tat ");
    }
}
