package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.endtoend.SlowCommands.Gate;
import io.jikimi.playground.Asked;
import io.jikimi.playground.Community;
import io.jikimi.playground.Person;
import io.jikimi.playground.Place;
import io.jikimi.playground.Playground;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Commands that take their time, fail, or say more than Discord can hold. */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowCommandTests {

    private static final Pattern NUMBER = Pattern.compile("this number: `([0-9a-f]{8})`");

    private final Playground playground = Playground.start();
    private final Jikimi bot = Jikimi.start(playground, SlowCommands.class);
    private final Gate gate = bot.bean(Gate.class);
    private Community garden = playground.garden();
    private Place general = garden.general();
    private Person bob = garden.owner();

    @BeforeEach
    void everyTestHasACommunityOfItsOwn() {
        playground.waitsUntilConnected();
        garden = playground.found("Garden " + System.nanoTime(), Locale.US);
        general = garden.general();
        bob = garden.welcomes("Bob");
    }

    @AfterEach
    void open() {
        gate.open();
        bot.heldToTheContract();
    }

    @AfterAll
    void close() {
        bot.close();
        playground.close();
    }

    @Test
    void thinksInPublicAndThenAnswersInPublic() {
        var asked = runsSlowly("/slow", "post");
        assertThat(isWhisper(asked)).isFalse();

        gate.open();

        assertThat(asked.answer().text()).isEqualTo("Everybody may read this");
        assertThat(general.messagesOfBot()).hasSize(1);
    }

    @Test
    void thinksInAWhisperAndThenWhispersInTheReadersLanguage() {
        bob.speaks(Locale.KOREAN);
        var asked = runsSlowly("/hush", "whisper");
        assertThat(isWhisper(asked)).isTrue();

        gate.open();

        assertThat(asked.answer().text()).isEqualTo("혼자만 볼 수 있어요");
        assertThat(general.messagesOfBot()).isEmpty();
    }

    @Test
    void refusesInAWhisperThoughItThoughtInPublic() {
        var people = new ArrayList<Person>();
        for (var i = 0; i < 10; i++) {
            people.add(garden.welcomes("Person" + i));
        }
        gate.close();
        var asked = people.stream().map(person -> person.runs("/slow", "refuse")).toList();
        asked.forEach(SlowCommandTests::thinks);

        gate.open();

        people.forEach(person -> person.sees("No, since that is not allowed"));
        await().untilAsserted(() -> assertThat(general.messagesOfBot()).isEmpty());
    }

    @Test
    void postsInPublicThoughItThoughtInAWhisper() {
        var asked = runsSlowly("/hush", "post");

        gate.open();

        general.shows("Everybody may read this");
        await().until(() -> !isThere(asked));
        assertThat(general.messagesOfBot()).hasSize(1);
    }

    @Test
    void takesItsTimeOverAButtonToo() {
        var panel = bob.runs("/panel").answer();

        pressesSlowly("post");
        general.shows("Everybody may read this");
        pressesSlowly("whisper");
        bob.sees("This is for you alone");
        pressesSlowly("refuse");
        bob.sees("No, since that is not allowed");
        pressesSlowly("replace");
        panel.becomes("Changed in its place");

        assertThat(general.messagesOfBot()).hasSize(2);
    }

    @Test
    void saysThatAFormCameTooLate() {
        var asked = runsSlowly("/slow", "form");
        gate.open();
        bob.sees("\"A form\" took too long to open");
        await().until(() -> !isThere(asked));

        bob.runs("/panel").answer();
        pressesSlowly("form");
        bob.sees("\"A form\" took too long to open");
    }

    @Test
    void takesItsTimeOverAFormToo() {
        bob.runs("/slow", "form");
        bob.seesForm();
        gate.close();

        var sent = bob.fills(Map.of("how", "post"));

        thinks(sent);
        gate.open();
        assertThat(sent.answer().text()).isEqualTo("Everybody may read this");
    }

    @Test
    void apologisesForAFailureWithANumberThatIsInTheLog(CapturedOutput output) {
        var said = bob.runs("/slow", "fail").answer();
        assertThat(said.isWhisper()).isTrue();
        tellsTheNumberOnly(said.text(), output);

        var late = runsSlowly("/slow", "fail");
        gate.open();
        tellsTheNumberOnly(bob.sees("this number").text(), output);
        await().until(() -> !isThere(late));

        tellsTheNumberOnly(bob.runs("/slow", "overflow").answer().text(), output);
        bob.says("!slow fail");
        tellsTheNumberOnly(general.shows("this number").text(), output);
    }

    @Test
    void cutsWhatIsLongerThanDiscordHolds() {
        var text = bob.runs("/slow", "long").answer().text();
        assertThat(text).hasSizeBetween(1999, 2000).endsWith("지…");

        bob.says("!slow long");
        assertThat(general.shows("지지").text()).endsWith("…");

        var card = bob.runs("/slow", "card").answer().embeds().getFirst();
        assertThat(card.path("title").asString()).hasSizeBetween(255, 256).endsWith("…");
        assertThat(card.path("description").asString()).endsWith("…");
        bob.says("!slow card");
        general.hasFromBot(4);
    }

    @Test
    void apologisesForAnAnswerThatHasNoWords(CapturedOutput output) {
        tellsTheNumberOnly(bob.runs("/slow", "empty").answer().text(), output);
        bob.says("!hush empty");
        tellsTheNumberOnly(general.hasFromBot(2).getLast().text(), output);
        var late = runsSlowly("/slow", "empty");
        gate.open();
        tellsTheNumberOnly(late.answer().text(), output);
    }

    @Test
    void apologisesForAFormThatCannotBeOpened(CapturedOutput output) {
        tellsTheNumberOnly(bob.runs("/slow", "flawed").answer().text(), output);
    }

    @Test
    void followsUpOnceWhereDiscordTookItWithoutSayingSo() {
        bob.runs("/panel").answer();
        playground.faults().answerNextThoughDone(1, "POST", "/webhooks/{app}/{token}", 500);

        pressesSlowly("post");

        general.shows("Everybody may read this");
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(5))
                .until(() -> general.messagesOfBot().size() == 2);
    }

    private Asked runsSlowly(String command, String how) {
        gate.close();
        var asked = bob.runs(command, how);
        thinks(asked);
        return asked;
    }

    private void pressesSlowly(String label) {
        gate.close();
        var pressed = bob.presses(label);
        await().until(() -> pressed.interaction().isAnswered());
        gate.open();
    }

    private static void thinks(Asked asked) {
        await().until(
                        () -> {
                            var answer = asked.interaction().answer();
                            return answer != null && answer.isLoading();
                        });
    }

    private static boolean isWhisper(Asked asked) {
        var answer = asked.interaction().answer();
        return answer != null && answer.isWhisper();
    }

    private static boolean isThere(Asked asked) {
        var answer = asked.interaction().answer();
        return answer != null && asked.interaction().channel().messages().containsKey(answer.id());
    }

    private static void tellsTheNumberOnly(String apology, CapturedOutput output) {
        var number = NUMBER.matcher(apology);
        assertThat(number.find()).as(apology).isTrue();
        assertThat(apology).doesNotContain("secret").doesNotContain("\tat ");
        var logged = lines(output).filter(line -> line.contains("[" + number.group(1) + "]"));
        assertThat(logged.toList()).singleElement().asString().contains("ERROR");
    }

    private static Stream<String> lines(CapturedOutput output) {
        return output.getAll().lines();
    }
}
