package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.commands.Catalogue;
import io.jikimi.commands.Command;
import io.jikimi.messages.Words;
import io.jikimi.playground.Community;
import io.jikimi.playground.Person;
import io.jikimi.playground.Playground;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import java.util.Locale;
import java.util.Map;

/** A command that is declared once stands at every door, with no other edit. */
class NewCommandTests {

    private static final Playground PLAYGROUND = Playground.start();
    private static final Jikimi BOT = Jikimi.start(PLAYGROUND, Cheering.class);

    private Community garden = PLAYGROUND.garden();
    private Person owner = garden.owner();
    private Person bob = owner;

    @TestConfiguration
    static class Cheering {

        @Bean
        Command cheer() {
            return new CheerCommand();
        }

        @Bean
        Command basket() {
            return new BasketCommand();
        }
    }

    @BeforeEach
    void everyTestHasACommunityOfItsOwn() {
        PLAYGROUND.waitsUntilConnected();
        garden = PLAYGROUND.found("Cheer " + System.nanoTime(), Locale.US);
        owner = garden.owner();
        bob = garden.welcomes("Bob");
    }

    @AfterAll
    static void end() {
        BOT.close();
        PLAYGROUND.close();
    }

    @Test
    void isASlashCommand() {
        assertThat(owner.runs("/cheer", Map.of("user", "" + bob.id())).answer().text())
                .isEqualTo("Hooray for <@" + bob.id() + ">!");
    }

    @Test
    void takesAllThatIsChosenTogetherInAMenu() {
        owner.runs("/basket").answer();

        assertThat(owner.selects("apple", "plum").answer().text()).isEqualTo("[apple, plum]");
        assertThat(owner.selects(owner.id(), bob.id()).answer().text())
                .isEqualTo("[%d, %d]".formatted(owner.id(), bob.id()));
    }

    @Test
    void standsInTheMenuOfAPerson() {
        owner.runs("/cheer", Map.of("user", "" + bob.id())).answer();

        assertThat(owner.runsOn(bob, "Cheer").answer().text()).contains("<@" + bob.id() + ">");
    }

    @Test
    void isTypedWithAMentionAnIdOrANameInAnyLanguage() {
        for (var who : new String[] {bob.mention(), "" + bob.id(), "Bob", "--user Bob"}) {
            owner.says("!cheer " + who);
            garden.general().shows("Hooray for <@" + bob.id() + ">!");
        }
        owner.says("!응원 Bob");
        garden.general().shows("Hooray for <@" + bob.id() + ">!");
        owner.says("!cheer Bo");
        assertThat(garden.general().shows("`" + bob.id() + "`").text()).contains("More than one");
    }

    @Test
    void isShownByHelpAndThePage() {
        assertThat(owner.runs("/help", "cheer").answer().text())
                .contains("/cheer <user>", "Cheers for somebody");
        assertThat(CommandPage.of(BOT.bean(Catalogue.class), BOT.bean(Words.class)))
                .contains("`/cheer <user>`", "응원");
    }

    @Test
    void isSubjectToTheGuildsRules() {
        owner.runs("/commands disable", "cheer").answer();

        assertThat(bob.runs("/cheer", Map.of("user", "" + bob.id())).answer().text())
                .contains("turned `cheer` off");
        assertThat(bob.runs("/help").answer().text()).doesNotContain("/cheer");
    }
}
