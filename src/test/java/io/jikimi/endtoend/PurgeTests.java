package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.playground.Community;
import io.jikimi.playground.Person;
import io.jikimi.playground.Place;
import io.jikimi.playground.Playground;
import io.jikimi.playground.Shown;
import io.jikimi.playground.rest.Requests.Request;
import io.jikimi.playground.world.Message;
import io.jikimi.playground.world.Overwrite;
import io.jikimi.playground.world.Permission;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Messages are cleared away: those that are meant, with what they said kept for the keepers. */
@ExtendWith(OutputCaptureExtension.class)
class PurgeTests {

    private static final String HISTORY = "/channels/{channel}/messages";
    private static final String TOGETHER = "/channels/{channel}/messages/bulk-delete";
    private static final String ONE = "/channels/{channel}/messages/{message}";

    private final Playground playground = Jikimi.shared();
    private Community garden = playground.garden();
    private Person owner = garden.owner();
    private Person bob = owner;
    private Place yard = garden.general();

    @BeforeEach
    void everyTestHasACommunityOfItsOwn() {
        Jikimi.sharedBot();
        settle(Locale.US);
        playground.requests().forget();
    }

    private void settle(Locale locale) {
        garden = playground.found("Purge " + System.nanoTime(), locale);
        yard = garden.opens("yard");
        owner = garden.owner().in(yard);
        bob = garden.welcomes("Bob").in(yard);
    }

    @AfterEach
    void heldToTheContract() {
        playground.faults().heal();
        Jikimi.sharedBot().heldToTheContract();
    }

    @Test
    void deletesTheLatestAndKeepsWhatTheySaidInTheLog(CapturedOutput output) {
        var log = chooseLog();
        say(bob, 5);

        var answer = owner.runs("/purge", Map.of("count", "3", "reason", "cleaning up")).answer();

        answer.becomes("3 messages are deleted");
        assertThat(answer.isWhisper()).isTrue();
        assertThat(left()).containsExactly("word 0", "word 1");
        var entry = log.shows("3 messages deleted");
        assertThat(entry.text()).contains(yard(), owner.mention(), "cleaning up");
        assertThat(file(entry)).contains("word 2", "word 3", "word 4", "bob (" + bob.id() + ")");
        assertThat(file(entry)).doesNotContain("word 1");
        assertThat(log.messagesOfBot()).hasSize(1);
        assertThat(reasons(TOGETHER))
                .singleElement()
                .asString()
                .endsWith("(" + owner.id() + "): cleaning up");
        assertThat(output.getAll()).doesNotContain("word 3").doesNotContain("cleaning up");
    }

    @Test
    void givesWhatWasDeletedToWhoeverAskedWhereThereIsNoLog() {
        say(bob, 2);

        var answer = owner.runs("/purge", "2").answer().becomes("2 messages are deleted");

        assertThat(file(answer)).contains("word 0", "word 1");
    }

    @Test
    void neverShowsEverybodyWhatWasDeleted() {
        say(bob, 2);

        owner.says("!purge 2");

        var answer = yard.shows("2 messages are deleted");
        assertThat(answer.message().json(owner.id()).path("attachments")).isEmpty();
        assertThat(left()).containsExactly("!purge 2");
    }

    @Test
    void understandsFiltersThatAreTyped() {
        bob.says("buy now https://spam.example");
        bob.says("hello");
        owner.says("look at https://garden.example");
        var answer = "!purge 50 " + bob.mention() + " --links spam again";

        owner.says(answer);

        yard.shows("One message is deleted");
        assertThat(left()).containsExactly("hello", "look at https://garden.example", answer);
        assertThat(reasons(ONE)).singleElement().asString().endsWith(": spam again");
    }

    @Test
    void keepsPinnedMessagesUnlessTheyAreMeant() {
        var pinned = bob.says("the rules");
        bob.says("chatter");
        playground.world().messages().pin(owner.user(), pinned, true);

        owner.runs("/purge", "10").answer().becomes("One message is deleted");
        assertThat(left()).containsExactly("the rules");

        owner.runs("/purge", Map.of("count", "10", "pinned", "true"))
                .answer()
                .becomes("One message is deleted");
        assertThat(left()).isEmpty();
    }

    @Test
    void deletesByWordsAndByPattern() {
        bob.says("FREE Nitro here");
        bob.says("fr33 nitr0");
        bob.says("free seeds");

        owner.runs("/purge", Map.of("count", "10", "contains", "free nitro"))
                .answer()
                .becomes("One message is deleted");
        owner.runs("/purge", Map.of("count", "10", "regex", "^fr[e3]+ nitr[o0]$"))
                .answer()
                .becomes("One message is deleted");

        assertThat(left()).containsExactly("free seeds");
    }

    @Test
    void refusesAPatternThatIsNone() {
        say(bob, 1);

        assertThat(owner.runs("/purge", Map.of("count", "1", "regex", "(a")).answer().text())
                .contains("cannot be read");
        assertThat(owner.runs("/purge", Map.of("count", "1", "regex", "(a)\\1")).answer().text())
                .contains("RE2");
        assertThat(left()).hasSize(1);
    }

    @Test
    void deletesWhatBotsWrote() {
        owner.says("!ping");
        yard.shows("Pong");

        owner.runs("/purge", Map.of("count", "10", "bots", "true"))
                .answer()
                .becomes("One message is deleted");

        assertThat(left()).containsExactly("!ping");
    }

    @Test
    void staysBetweenTwoMessages() {
        var said = say(bob, 6);

        owner.runs(
                        "/purge",
                        Map.of(
                                "after", String.valueOf(said.get(1).id()),
                                "before", String.valueOf(said.get(4).id())))
                .answer()
                .becomes("2 messages are deleted");

        assertThat(left()).containsExactly("word 0", "word 1", "word 4", "word 5");
    }

    @Test
    void asksHowManyWhereItIsNotSaid() {
        say(bob, 1);

        assertThat(owner.runs("/purge", Map.of()).answer().text()).contains("Say how many");
        assertThat(left()).hasSize(1);
    }

    @Test
    void deletesFromAMessageOnWithAReason() {
        var said = say(bob, 4);
        owner.runsOn(said.get(2), "Delete from here");
        assertThat(owner.seesForm()).isEqualTo("Delete from here");

        owner.fills(Map.of("Reason", "off topic")).answer().becomes("2 messages are deleted");

        assertThat(left()).containsExactly("word 0", "word 1");
        assertThat(reasons(TOGETHER)).singleElement().asString().endsWith(": off topic");
    }

    @Test
    void asksWhetherMoreThanAHundredAreMeant() {
        say(bob, 230);
        var answer = owner.runs("/purge", "220").answer();
        answer.becomes("These are **220 messages** of 220");
        assertThat(left()).hasSize(230);
        assertThat(answer.buttons()).containsExactly("Delete 220", "Keep them");
        bob.says("written meanwhile");

        owner.presses("Delete 220").answer().becomes("220 messages are deleted");

        assertThat(left()).hasSize(11).contains("word 0", "word 9", "written meanwhile");
        assertThat(playground.requests().of("POST", TOGETHER)).hasSize(3);
        assertThat(owner.presses("Delete 220").answer().text()).contains("over already");
    }

    @Test
    void keepsThemWhereTheyWereNotMeant() {
        say(bob, 101);
        owner.runs("/purge", "101").answer().becomes("101 messages");

        owner.presses("Keep them").answer().becomes("Nothing was deleted");

        assertThat(left()).hasSize(101);
        assertThat(playground.requests().of("POST", TOGETHER)).isEmpty();
    }

    @Test
    void onlyWhoeverAskedCanConfirm() {
        var mina = garden.welcomes("Mina").in(yard);
        var admin = playground.world().guildWork();
        var keeper =
                admin.createRole(
                        garden.guild(),
                        "Keeper",
                        0,
                        Permission.of(Permission.MANAGE_MESSAGES, Permission.VIEW_CHANNEL));
        admin.grant(garden.guild().memberOrUnknown(mina.id()), keeper);
        say(bob, 101);
        owner.says("!purge 101");
        yard.shows("These are **101 messages**");

        assertThat(mina.presses("Delete 101").answer().text())
                .contains("Only the person who asked");
        assertThat(left()).hasSize(102);
    }

    @Test
    void deletesOldMessagesOneByOneAndStopsWhenTold() {
        longAgo(40);
        playground.faults().slowRest(java.time.Duration.ofMillis(100));
        var answer = owner.runs("/purge", "40").answer();
        answer.becomes("one by one");

        var stopping = owner.presses("Stop").answer();

        assertThat(stopping.text()).contains("I stop as soon as I can");
        answer.becomes("but not all of them");
        playground.faults().heal();
        var gone = 40 - left().size();
        assertThat(gone).isBetween(1, 39);
        assertThat(answer.text()).contains("Stopped after");
        assertThat(file(answer).lines().filter(line -> line.contains("old word"))).hasSize(gone);
        assertThat(answer.buttons()).isEmpty();
    }

    @Test
    void deletesOldAndYoungOnesTogether() {
        longAgo(2);
        say(bob, 3);

        owner.runs("/purge", "10").answer().becomes("5 messages are deleted");

        assertThat(left()).isEmpty();
        assertThat(playground.requests().of("POST", TOGETHER)).hasSize(1);
        assertThat(playground.requests().of("DELETE", ONE)).hasSize(2);
    }

    @Test
    void saysWhichPermissionIsMissingBeforeAnythingIsDone() {
        say(bob, 2);
        forbid(Permission.MANAGE_MESSAGES);

        var answer = owner.runs("/purge", "2").answer().text();

        assertThat(answer).contains("I lack: **Manage Messages**", yard(), "my role", "**Jikimi**");
        assertThat(playground.requests().of("GET", HISTORY)).isEmpty();
        assertThat(left()).hasSize(2);
    }

    @Test
    void isNotForEverybody() {
        assertThat(bob.isOffered()).doesNotContain("purge", "Delete from here");
        bob.says("!purge 5");
        yard.shows("Manage Messages");
    }

    @ParameterizedTest
    @CsvSource({
        "403, Discord does not let me",
        "404, is not here any more",
        "429, 4 messages are deleted",
        "500, 4 messages are deleted",
        "503, 4 messages are deleted"
    })
    void saysWhatDiscordSaysToItsQuestion(int status, String told) {
        say(bob, 4);
        playground.faults().answerNext(1, "GET", HISTORY, status);

        owner.runs("/purge", "4").answer().becomes(told);

        assertThat(left()).hasSize(told.startsWith("4") ? 0 : 4);
    }

    @ParameterizedTest
    @CsvSource({
        "403, Discord does not let me",
        "404, is not here any more",
        "429, 4 messages are deleted",
        "500, 4 messages are deleted",
        "503, 4 messages are deleted"
    })
    void saysWhatDiscordSaysToDeletingThemTogether(int status, String told) {
        var log = chooseLog();
        say(bob, 4);
        playground.faults().answerNext(1, "POST", TOGETHER, status);

        owner.runs("/purge", "4").answer().becomes(told);

        assertThat(left()).hasSize(told.startsWith("4") ? 0 : 4);
        log.shows(told.startsWith("4") ? "4 messages deleted" : "No message deleted");
    }

    @ParameterizedTest
    @CsvSource({
        "403, Discord does not let me",
        "404, is not here any more",
        "429, One message is deleted",
        "500, One message is deleted",
        "503, One message is deleted"
    })
    void saysWhatDiscordSaysToDeletingOne(int status, String told) {
        say(bob, 1);
        playground.faults().answerNext(1, "DELETE", ONE, status);

        owner.runs("/purge", "1").answer().becomes(told);

        assertThat(left()).hasSize(told.startsWith("One") ? 0 : 1);
    }

    @Test
    void countsADeletionThatDiscordDidAndDidNotSay() {
        say(bob, 1);
        playground.faults().answerNextThoughDone(1, "DELETE", ONE, 500);

        owner.runs("/purge", "1").answer().becomes("One message is deleted");

        assertThat(left()).isEmpty();
    }

    @Test
    void givesUpWhereDiscordStaysInTrouble() {
        say(bob, 2);
        playground.faults().answerAll("POST", TOGETHER, 500);

        var answer = owner.runs("/purge", "2").answer().becomes("Discord is having trouble");

        assertThat(answer.text()).contains("No message is deleted");
        assertThat(left()).hasSize(2);
    }

    @Test
    void deletesThoughTheLogCannotBeWritten() {
        var log = chooseLog();
        say(bob, 2);
        var silence = Overwrite.denying(garden.id(), Permission.SEND_MESSAGES.bit());
        playground.world().channelWork().overwrite(garden.owner().user(), log.channel(), silence);

        var answer = owner.runs("/purge", "2").answer().becomes("2 messages are deleted");

        assertThat(file(answer)).contains("word 0");
        assertThat(left()).isEmpty();
    }

    @Test
    void speaksKorean() {
        settle(Locale.KOREAN);
        var log = chooseLog();
        say(bob, 2);

        owner.says("!청소 2 --포함=word 정리");

        yard.shows("메시지 2개를 지웠어요");
        assertThat(log.shows("메시지 2개를 지웠어요").text()).contains("`word` 포함", "정리");
    }

    private List<Message> say(Person who, int messages) {
        return IntStream.range(0, messages).mapToObj(number -> who.says("word " + number)).toList();
    }

    private void longAgo(int messages) {
        IntStream.range(0, messages).forEach(number -> bob.saidLongAgo("old word " + number));
    }

    private Place chooseLog() {
        var log = garden.opens("log");
        var id = String.valueOf(log.id());
        garden.owner().runs("/settings set", "server.log-channel", id).answer();
        return log;
    }

    private void forbid(Permission permission) {
        var everybody = Overwrite.denying(garden.id(), permission.bit());
        yard.world().channelWork().overwrite(garden.owner().user(), yard.channel(), everybody);
    }

    private String yard() {
        return "<#" + yard.id() + ">";
    }

    /** What people wrote that is still there. */
    private List<String> left() {
        return playground
                .world()
                .alone(
                        () ->
                                yard.channel().messages().values().stream()
                                        .filter(one -> !one.author().isBot())
                                        .map(Message::content)
                                        .toList());
    }

    private List<String> reasons(String route) {
        var reasons = new ArrayList<String>();
        playground.requests().all().stream()
                .filter(one -> one.route().equals(route))
                .map(Request::reason)
                .filter(reason -> reason != null)
                .forEach(reasons::add);
        return reasons;
    }

    private String file(Shown shown) {
        await().until(() -> !attachment(shown).isEmpty());
        try (var browser = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(attachment(shown))).build();
            return browser.send(request, BodyHandlers.ofString()).body();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private String attachment(Shown shown) {
        return playground
                .world()
                .alone(
                        () ->
                                shown.message()
                                        .json(owner.id())
                                        .at("/attachments/0/url")
                                        .asString(""));
    }
}
