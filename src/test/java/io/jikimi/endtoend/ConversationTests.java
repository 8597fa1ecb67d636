package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.playground.Community;
import io.jikimi.playground.Person;
import io.jikimi.playground.Place;
import io.jikimi.playground.Playground;
import io.jikimi.playground.world.Overwrite;
import io.jikimi.playground.world.Permission;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Locale;
import java.util.Map;

class ConversationTests {

    private final Playground playground = Jikimi.shared();
    private Community garden = playground.garden();
    private Place general = garden.general();
    private Person owner = garden.owner();
    private Person mod = garden.withRole("Moderator");
    private Person bob = garden.withRole("Newcomer");

    @BeforeEach
    void everyTestHasACommunityOfItsOwn() {
        Jikimi.sharedBot();
        garden = playground.found("Garden " + System.nanoTime(), Locale.US);
        general = garden.general();
        owner = garden.owner();
        mod = garden.owner();
        bob = garden.welcomes("Bob");
    }

    @AfterEach
    void heldToTheContract() {
        Jikimi.sharedBot().heldToTheContract();
    }

    @Test
    void answersATypedCommandWithoutPingingAnybody() {
        var question = bob.says("!ping");

        var answer = general.shows("Pong");
        assertThat(answer.text()).contains("REST").doesNotContain("{");
        assertThat(answer.message().json(bob.id()).at("/message_reference/message_id").asString())
                .isEqualTo(String.valueOf(question.id()));
        assertThat(answer.message().mentions(bob.user())).isFalse();
    }

    @Test
    void answersWhenItIsMentioned() {
        bob.says("<@" + playground.world().bot().id() + "> ping");
        general.shows("Pong");

        bob.says("<@" + playground.world().bot().id() + ">");
        general.shows("Commands start with `!`");

        bob.says("<@" + playground.world().bot().id() + "> dance");
        general.shows("I do not know that one");
    }

    @Test
    void forgivesWhiteSpaceAfterThePrefix() {
        bob.says("! dear me");
        bob.says("!\u00a0 ping");

        general.shows("Pong");
        assertThat(general.messagesOfBot()).hasSize(1);
    }

    @Test
    void answersInPlainTextWhereItMayNotEmbed() {
        var bot = playground.world().bot().id();
        var deny = new Overwrite(bot, true, 0, Permission.EMBED_LINKS.bit());
        playground.world().channelWork().overwrite(owner.user(), general.channel(), deny);

        bob.says("!help");
        assertThat(general.shows("/ping").embeds()).isEmpty();
        bob.says("!about");
        assertThat(general.hasFromBot(2).getLast().embeds()).isEmpty();
    }

    @Test
    void answersASlashCommand() {
        assertThat(bob.runs("/ping").answer().text()).contains("Pong");
    }

    @Test
    void answersAgainInPlaceWhenTheButtonIsPressed() {
        bob.runs("/ping").answer();
        var before = general.messagesOfBot().size();

        bob.presses("Again");

        general.shows("Pong");
        assertThat(general.messagesOfBot()).hasSize(before);
    }

    @Test
    void keepsAPrefixForEachGuild() {
        assertThat(owner.runs("/prefix", "set", "?").answer().text()).contains("`?`");

        bob.says("?ping");
        general.shows("Pong");
        var elsewhere = playground.garden();
        elsewhere.person("Alice").in(elsewhere.general()).says("!ping");
        elsewhere.general().shows("Pong");
    }

    @Test
    void isSilentToTheOldPrefixAndToUnknownCommands() {
        owner.runs("/prefix", "set", "?").answer();
        bob.says("!ping");
        bob.says("?dance");
        bob.says("What is ?ping");

        bob.says("?about");
        general.shows("0.1.0");

        assertThat(general.messagesOfBot()).hasSize(2);
    }

    @Test
    void letsOnlyManagersSetThePrefix() {
        bob.says("!prefix set ?");

        general.shows("You need the permission **Manage Server**");
        assertThat(bob.runs("/prefix", "show").answer().buttons()).isEmpty();
        assertThat(bob.isOffered()).contains("ping", "prefix", "help", "about");
    }

    @Test
    void changesThePrefixByButtonAndForm() {
        owner.runs("/prefix", "show").answer();

        owner.presses("Change it…");
        assertThat(owner.seesForm()).isEqualTo("Change the prefix");
        owner.fills(Map.of("prefix", "$"));

        general.shows("Commands in this server now start with `$`");
        bob.says("$ping");
        general.shows("Pong");
    }

    @Test
    void refusesAPrefixThatNobodyCouldUse() {
        owner.says("!prefix set " + "x".repeat(300));
        general.shows("5 characters long at most; yours has 300");

        owner.runs("/prefix", "set", "a`b");
        owner.sees("that would not work as a prefix");
    }

    @Test
    void helpsWithWhatThisPersonMayRun() {
        var help = bob.runs("/help").answer();
        assertThat(help.isWhisper()).isTrue();
        assertThat(help.text()).contains("/ping", "/prefix", "/about");

        bob.selects("/prefix");
        assertThat(bob.sees("/prefix show").text()).doesNotContain("/prefix set");

        owner.runs("/help", "prefix").answer();
        owner.sees("/prefix set");
    }

    @Test
    void completesTheNameOfACommand() {
        assertThat(bob.completes("/help", "command", "p"))
                .containsExactly("ping", "prefix", "privacy");
        assertThat(bob.completes("/help", "command", "zzz")).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithACommand() {
        bob.says("!prefix");
        general.shows("`prefix` has parts; say which: `show`, `set`");

        bob.says("!ping me");
        general.shows("It goes like this: `!ping`");

        bob.says("!prefix show foo");
        general.shows("It goes like this: `!prefix show`");

        owner.says("!prefix set");
        general.shows("Something is missing: `prefix`. It goes like this: `!prefix set <prefix>`");
    }

    @Test
    void answersInDirectMessagesWhatMakesSenseThere() {
        bob.writesToBot("!ping");
        bob.isWritten("Pong");

        bob.writesToBot("!prefix set ?");
        bob.isWritten("That works in a server only");
    }

    @Test
    void speaksTheReadersLanguageInWhispersAndTheGuildsInPosts() {
        bob.speaks(Locale.KOREAN);

        assertThat(bob.runs("/prefix", "show").answer().text()).contains("명령이 `!`(으)로 시작해요");
        assertThat(bob.runs("/ping").answer().text()).contains("Pong");

        var village = playground.village();
        var minjun = village.withRole("주민").in(village.general());
        minjun.says("!ping");
        village.general().shows("퐁");
    }

    @Test
    void tellsWhatItIs() {
        var about = bob.runs("/about").answer();

        assertThat(about.text()).contains("0.1.0", "1 of 1", "started <t:");
    }
}
