package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.commands.Command;
import io.jikimi.playground.Asked;
import io.jikimi.playground.Community;
import io.jikimi.playground.Playground;
import io.jikimi.playground.world.Overwrite;
import io.jikimi.playground.world.Permission;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;

import java.time.Duration;
import java.util.Locale;

/** What takes long says so at once, tells how far it is, and ends with its answer. */
@ExtendWith(OutputCaptureExtension.class)
class WorkTests {

    private static final Playground PLAYGROUND = Playground.start();
    private static final ToilCommand TOIL = new ToilCommand();
    private static final Jikimi BOT = Jikimi.start(PLAYGROUND, Toiling.class);

    private Community garden = PLAYGROUND.garden();

    @TestConfiguration
    static class Toiling {

        @Bean
        Command toil() {
            return TOIL;
        }
    }

    @BeforeEach
    void everyTestHasACommunityOfItsOwn() {
        PLAYGROUND.waitsUntilConnected();
        garden = PLAYGROUND.found("Toil " + System.nanoTime(), Locale.US);
    }

    @AfterAll
    static void end() {
        BOT.close();
        PLAYGROUND.close();
    }

    @Test
    void editsItsSlashAnswerAsItGoes() {
        TOIL.begin(false);
        var answer = garden.owner().runs("/toil").answer();

        assertThat(answer.text()).isEqualTo("I begin.");
        answer.becomes("So far: ");
        TOIL.end();
        answer.becomes("It is done.");
        assertThat(garden.general().messagesOfBot()).hasSize(1);
    }

    @Test
    void editsItsTypedAnswerAndLetsTheGuildGoOnMeanwhile() {
        TOIL.begin(false);
        garden.owner().says("!toil");
        var answer = garden.general().shows("I begin.");

        garden.owner().says("!ping");
        garden.general().shows("Pong");
        answer.becomes("So far: ");
        TOIL.end();
        answer.becomes("It is done.");
    }

    @Test
    void endsWithARefusalWhereTheWorkIsRefused() {
        TOIL.begin(true);
        var answer = garden.owner().runs("/toil").answer();

        TOIL.end();

        answer.becomes("That works in a server only");
    }

    @Test
    void tellsHowFarItIsThoughTheDeskWasSlow() {
        for (var how : new String[] {"openly", "quietly"}) {
            TOIL.begin(false);
            TOIL.hesitate();
            var asked = garden.owner().runs("/toil", how);
            thinks(asked);

            TOIL.decide();

            var answer =
                    how.equals("quietly")
                            ? garden.owner().sees("I begin.")
                            : garden.general().shows("I begin.");
            answer.becomes("So far: ");
            TOIL.end();
            answer.becomes("It is done.");
        }
    }

    @Test
    void tellsHowFarItIsWhereAButtonWasSlow() {
        var panel = garden.owner().runs("/toil", "button").answer();
        TOIL.begin(false);
        TOIL.hesitate();
        var pressed = garden.owner().presses("Toil");
        await().until(() -> pressed.interaction().isAnswered());

        TOIL.decide();

        var answer = garden.general().shows("I begin.");
        answer.becomes("So far: ");
        TOIL.end();
        answer.becomes("It is done.");
        assertThat(panel.text()).doesNotContain("done");
    }

    @Test
    void worksInPrivateWhileTheGuildGoesOn() {
        var bob = garden.welcomes("Bob");
        garden.owner().runs("/commands private", "toil", "true").answer();
        TOIL.begin(false);
        bob.says("!toil");
        var answer = bob.isWritten("I begin.");

        bob.says("!ping");
        garden.general().shows("Pong");
        answer.becomes("So far: ");
        TOIL.end();
        answer.becomes("It is done.");
    }

    @Test
    void saysSoInsteadOfWorkingWhereItMayNotWriteToThePerson() {
        var bob = garden.welcomes("Bob");
        garden.owner().runs("/commands private", "toil", "true").answer();
        bob.user().acceptDirectMessages(false);
        TOIL.begin(false);

        bob.says("!toil");

        garden.general().shows("I may not write to you");
    }

    @Test
    void answersInTheChannelOnceTheInteractionIsOutOfReach(CapturedOutput output) {
        TOIL.begin(false);
        var asked = garden.owner().runs("/toil");
        var answer = asked.answer();
        asked.interaction().expire();

        TOIL.end();

        garden.general().shows("It is done.");
        assertThat(answer.text()).doesNotContain("done");
        assertThat(output).contains("is out of reach; the answer is sent anew");
    }

    @Test
    void answersInPrivateOnceAWhisperIsOutOfReach() {
        var bob = garden.welcomes("Bob");
        TOIL.begin(false);
        var asked = bob.runs("/toil", "quietly");
        asked.answer();
        asked.interaction().expire();

        TOIL.end();

        bob.isWritten("It is done.");
        assertThat(garden.general().messagesOfBot()).isEmpty();
    }

    @Test
    void saysSoInTheChannelWhereAWhisperIsOutOfReachAndThePersonIsShut() {
        var bob = garden.welcomes("Bob");
        bob.user().acceptDirectMessages(false);
        TOIL.begin(false);
        var asked = bob.runs("/toil", "quietly");
        asked.answer();
        asked.interaction().expire();

        TOIL.end();

        garden.general().shows(bob.mention() + ", what you asked for has ended");
    }

    @Test
    void answersAnewWhereSomebodyDeletedWhatStoodThere() {
        TOIL.begin(false);
        garden.owner().says("!toil");
        garden.owner().deletes(garden.general().shows("I begin.").message());

        TOIL.end();

        garden.general().shows("It is done.");
    }

    @Test
    void goesOnWhereItMayNotSpeakForAWhile(CapturedOutput output) {
        var general = garden.general();
        var channels = general.world().channelWork();
        var silence = Overwrite.denying(garden.id(), Permission.SEND_MESSAGES.bit());
        TOIL.begin(false);
        garden.owner().says("!toil");
        var answer = general.shows("I begin.");

        channels.overwrite(garden.owner().user(), general.channel(), silence);
        await().until(() -> output.getAll().contains("MESSAGE_SEND"));
        channels.removeOverwrite(garden.owner().user(), general.channel(), garden.id());

        answer.becomes("So far: ");
        TOIL.end();
        answer.becomes("It is done.");
    }

    @Test
    void keepsItsAnswerThoughDiscordLosesNewsOfIt() {
        TOIL.begin(false);
        garden.owner().says("!toil");
        var answer = garden.general().shows("I begin.");
        PLAYGROUND.faults().answerNext(1, "PATCH", "/channels/{channel}/messages/{message}", 500);
        await().until(
                        () ->
                                PLAYGROUND.requests().all().stream()
                                        .anyMatch(one -> one.status() == 500));

        TOIL.end();

        answer.becomes("It is done.");
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(6))
                .until(() -> answer.contains("It is done."));
    }

    private static void thinks(Asked asked) {
        await().until(
                        () -> {
                            var answer = asked.interaction().answer();
                            return answer != null && answer.isLoading();
                        });
    }
}
