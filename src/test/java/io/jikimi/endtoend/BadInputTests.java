package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.playground.Community;
import io.jikimi.playground.Person;
import io.jikimi.playground.Place;
import io.jikimi.playground.Playground;
import io.jikimi.playground.world.Command;
import io.jikimi.playground.world.Draft;
import io.jikimi.playground.world.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.node.ObjectNode;

import java.util.Locale;

/** What people can do that no command foresees: a friendly word each, and nothing breaks. */
class BadInputTests {

    private static final String UNKNOWN = "I do not know that one";
    private static final String STALE = "no longer works";

    private final Playground playground = Jikimi.shared();
    private Community garden = playground.garden();
    private Place general = garden.general();
    private Person bob = garden.owner();

    @BeforeEach
    void everyTestHasACommunityOfItsOwn() {
        Jikimi.sharedBot();
        garden = playground.found("Garden " + System.nanoTime(), Locale.US);
        general = garden.general();
        bob = garden.welcomes("Bob");
    }

    @AfterEach
    void heldToTheContract() {
        Jikimi.sharedBot().heldToTheContract();
    }

    @Test
    void answersInADirectMessageByEitherDoor() {
        var alone = bob.in(bob.directMessages());

        assertThat(alone.runs("/ping").answer().text()).contains("Pong");
        alone.presses("Again");
        alone.says("!prefix set ?");
        alone.sees("That works in a server only");
        alone.says("!dance");
        alone.says("!ping");
        alone.sees("Pong");
        assertThat(alone.isOffered()).doesNotContain("prefix");
    }

    @Test
    void saysThatACommandOfAServerWorksThereOnly() {
        stands(bob.directMessages(), "Old", "1:prefix/set?prefix=x");

        bob.in(bob.directMessages()).presses("Old");

        bob.isWritten("That works in a server only");
    }

    @Test
    void answersInAThread() {
        var body = Json.object().put("name", "Seedlings " + bob.id()).put("type", 11);
        var owner = garden.owner();
        playground.world().channelWork().startThread(owner.user(), general.channel(), 0, body);
        var thread = garden.channel("Seedlings " + bob.id());

        bob.in(thread).says("!ping");
        thread.shows("Pong");
        assertThat(bob.in(thread).runs("/ping").answer().text()).contains("Pong");
        assertThat(owner.in(thread).runs("/prefix", "set", "?").answer().text()).contains("`?`");
        bob.in(thread).says("?prefix set !");
        thread.shows("You need the permission **Manage Server**");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "0:ping",
                "2:ping",
                "1:gone",
                "1:",
                "1:/",
                "1:?",
                "1:#",
                "1:%",
                "1:ping/no",
                "1:gone?x=%zz",
                "1:prefix",
                "1:?a=b#c",
                "ping",
                "1",
                "지킴이"
            })
    void whispersThatItNoLongerKnowsAButton(String customId) {
        stands(general, "Old", customId);

        bob.presses("Old");

        bob.sees(STALE);
        assertThat(general.messagesOfBot()).hasSize(1);
    }

    @Test
    void whispersThatItNoLongerKnowsAMenu() {
        var menu = Json.object().put("type", 3).put("custom_id", "1:gone#x");
        menu.putArray("options").addObject().put("label", "Tulips").put("value", "tulips");
        post(general, menu);
        post(general, Json.object().put("type", 6).put("custom_id", "1:gone#x"));

        bob.selects("Tulips");
        bob.sees(STALE);
        bob.selects(garden.guild().roles().iterator().next().id());
        bob.sees(STALE);
    }

    @Test
    void heedsNoButtonThatSomebodyMayNotUse() {
        stands(general, "Old", "1:prefix/set?prefix=x");
        bob.presses("Old");
        bob.sees("You need the permission **Manage Server**");

        stands(general, "Longer", "1:prefix/set?prefix=abcdefgh");
        garden.owner().presses("Longer");
        garden.owner().sees("5 characters long at most");

        stands(general, "Empty", "1:prefix/set");
        garden.owner().presses("Empty");
        garden.owner().sees("Something is missing");
    }

    @Test
    void whispersInTheReadersLanguageThatItNoLongerKnowsACommand() {
        offers("dance", Command.SLASH);
        offers("Dance with", Command.USER);
        offers("Dance to", Command.MESSAGE);

        assertThat(bob.runs("/dance").answer().text()).contains(UNKNOWN);
        bob.speaks(Locale.KOREAN);
        assertThat(bob.runs("/dance").answer().text()).contains("모르는 명령이에요");
        assertThat(bob.runsOn(garden.owner(), "Dance with").answer().isWhisper()).isTrue();
        assertThat(bob.runsOn(bob.says("la"), "Dance to").answer().isWhisper()).isTrue();
    }

    private void stands(Place place, String label, String customId) {
        post(
                place,
                Json.object()
                        .put("type", 2)
                        .put("style", 2)
                        .put("label", label)
                        .put("custom_id", customId));
    }

    /** As an older version of the bot would have left it. */
    private void post(Place place, ObjectNode component) {
        var body = Json.object().put("content", "Old words");
        body.putArray("components")
                .addObject()
                .put("type", 1)
                .putArray("components")
                .add(component);
        var bot = playground.world().bot();
        playground.world().messages().post(bot, place.channel(), Draft.of(body, Json.array()));
    }

    /** As an older version of the bot would have registered it. */
    private void offers(String name, int type) {
        var command = Json.object().put("name", name).put("type", type);
        if (type == Command.SLASH) {
            command.put("description", "Dances");
        }
        playground.world().commands().upsert(garden.id(), command);
    }
}
