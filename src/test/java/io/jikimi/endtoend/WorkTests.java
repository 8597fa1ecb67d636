package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.commands.Command;
import io.jikimi.playground.Community;
import io.jikimi.playground.Playground;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import java.util.Locale;

/** What takes long says so at once, tells how far it is, and ends with its answer. */
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
}
