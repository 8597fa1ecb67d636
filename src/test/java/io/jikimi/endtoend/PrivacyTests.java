package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.guilds.Author;
import io.jikimi.guilds.GuildDepartures;
import io.jikimi.guilds.GuildSettings;
import io.jikimi.playground.Community;
import io.jikimi.playground.Person;
import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundClock;
import io.jikimi.playground.Shown;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** People see, take and erase what is kept of them; a guild that sends the bot away is erased. */
class PrivacyTests {

    private static final Playground PLAYGROUND = Playground.start();
    private static final Jikimi BOT = start(Jikimi.freshDatabase());

    private Community garden = PLAYGROUND.garden();
    private Person owner = garden.owner();
    private Person bob = owner;

    @TestConfiguration(proxyBeanMethods = false)
    static class Turned {
        @Bean
        @Primary
        PlaygroundClock playgroundClock(Playground playground) {
            return playground.clock();
        }
    }

    private static Jikimi start(String database) {
        return Jikimi.start(
                PLAYGROUND,
                Turned.class,
                "bot.privacy.check-every=200ms",
                "database.url=" + database);
    }

    @BeforeEach
    void everyTestHasACommunityOfItsOwn() {
        PLAYGROUND.waitsUntilConnected();
        garden = PLAYGROUND.found("Privacy " + System.nanoTime(), Locale.US);
        owner = garden.owner();
        bob = garden.welcomes("Bob");
        choose(BOT, garden, "server.prefix", "?");
        choose(BOT, garden, "commands.rules[about/user:" + bob.id() + "]", "deny");
    }

    @AfterAll
    static void end() {
        BOT.close();
        PLAYGROUND.close();
    }

    @Test
    void saysWhatIsKept() {
        var shown = owner.runs("/privacy show").answer();

        assertThat(shown.isWhisper()).isTrue();
        assertThat(shown.text())
                .contains("What Jikimi keeps", "2 of this server, 0 of elsewhere")
                .contains("Problems of the server", "How long:", "30 days longer");
    }

    @Test
    void givesAFileToNobodyElseEvenWhenItIsTyped() {
        bob.says("?privacy export");

        var file = file(bob.isWritten("everything that is kept about you"));
        assertThat(file)
                .contains("commands.rules[about/user:" + bob.id() + "]", "\"why\"")
                .doesNotContain("" + owner.id());
        assertThat(garden.general().messagesOfBot()).isEmpty();
    }

    @Test
    void letsNobodySearchAllTheTimeNotEvenByButtons() {
        bob.runs("/privacy erase").answer();
        assertThat(file(bob.presses("Export my data").answer())).contains("\"why\"");

        assertThat(bob.runs("/privacy export").answer().text()).contains("again");
        bob.runs("/privacy show").answer();
        assertThat(bob.presses("Export my data").answer().text()).contains("again");
        assertThat(bob.presses("Erase my data…").answer().text()).contains("again");
    }

    @Test
    void worksInDirectMessagesInKorean() {
        owner.speaks(Locale.KOREAN);
        var direct = owner.in(owner.directMessages());

        assertThat(file(direct.runs("/privacy export").answer()))
                .contains("\"changed_by\" : \"" + owner.id() + "\"", "설정 변경 기록");
        assertThat(direct.runs("/privacy erase").answer().text())
                .contains("나에 대한 것을 지울까요?", "항목에서 본인이 빠져요", "지금 지우기");
        assertThat(direct.presses("지금 지우기").answer().text()).contains("2개 항목", "뺐어요");
    }

    @Test
    void erasesAfterAQuestionAndOnce() {
        var question = owner.runs("/privacy erase").answer();
        assertThat(question.text())
                .contains("cannot be undone", "Your name is taken out of it", "proof");
        assertThat(changesBy(owner)).isEqualTo(2);

        var one = owner.presses("Erase now");
        var other = owner.presses("Erase now");
        one.answer();
        other.answer();

        await().untilAsserted(() -> assertThat(changesBy(owner)).isZero());
        assertThat(owner.runs("/settings history").answer().text())
                .contains("somebody who was erased")
                .doesNotContain("<@" + owner.id() + ">");
        assertThat(owner.runs("/privacy show").answer().text()).contains("0 of this server");
    }

    @Test
    void asksNothingWhereNothingIsKept() {
        var answer = garden.welcomes("Somebody new").runs("/privacy erase").answer();

        assertThat(answer.text()).contains("Nothing is kept about you");
        assertThat(answer.buttons()).isEmpty();
    }

    @Test
    void letsNobodyLiftADenialByErasing() {
        bob.runs("/privacy erase").answer();
        assertThat(bob.presses("Erase now").answer().text()).contains("What stays");

        assertThat(bob.runs("/about").answer().text()).contains("Why?");
    }

    @Test
    void erasesAServerForItsOwnerByItsName() {
        assertThat(bob.runs("/privacy server-erase").answer().text()).contains("Only the owner");
        assertThat(file(owner.runs("/privacy server-export").answer())).contains("server.prefix");
        owner.runs("/privacy server-erase").answer();
        owner.presses("Erase everything…");
        assertThat(owner.fills(Map.of("name", "another")).answer().text())
                .contains("Nothing was erased");
        assertThat(rowsOf(garden)).isEqualTo(4);

        owner.runs("/privacy server-erase").answer();
        owner.presses("Erase everything…");
        assertThat(owner.fills(Map.of("name", garden.guild().name())).answer().text())
                .contains("4 entries of this server were erased");
        assertThat(rowsOf(garden)).isZero();
        owner.says("!ping");
        garden.general().shows("Pong");
    }

    @Test
    void freezesAGuildThatSendsTheBotAwayAndErasesItAfterThirtyDays() {
        garden.removesBot();
        awaitFrozen(garden, true);
        assertThat(rowsOf(garden)).isEqualTo(4);

        PLAYGROUND.clock().turnForward(Duration.ofDays(29));
        var proofs = proofs();
        PLAYGROUND.clock().turnForward(Duration.ofDays(1).plusMinutes(1));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rowsOf(garden)).isZero());
        awaitFrozen(garden, false);
        assertThat(proofs()).isEqualTo(proofs + 1);
        garden.invitesBot();
        garden.owner().says("!ping");
        garden.general().shows("Pong");
    }

    @Test
    void keepsEverythingOfAGuildThatInvitesTheBotAgainInTime() {
        garden.removesBot();
        awaitFrozen(garden, true);
        PLAYGROUND.clock().turnForward(Duration.ofDays(29));

        garden.invitesBot();
        awaitFrozen(garden, false);
        PLAYGROUND.clock().turnForward(Duration.ofDays(5));

        garden.owner().says("?ping");
        garden.general().shows("Pong");
        assertThat(rowsOf(garden)).isEqualTo(4);
    }

    @Test
    void noticesAfterwardsWhatHappenedWhileItWasNotThere() {
        var database = Jikimi.freshDatabase();
        try (var playground = Playground.start()) {
            var left = playground.found("Left", Locale.US);
            var kept = playground.found("Kept", Locale.US);
            try (var bot = Jikimi.start(playground, "database.url=" + database)) {
                playground.waitsUntilConnected();
                choose(bot, left, "server.prefix", "?");
                choose(bot, kept, "server.prefix", "?");
                assertThat(bot.bean(GuildDepartures.class).isFrozen(left.id())).isFalse();
            }
            left.removesBot();

            try (var bot = Jikimi.start(playground, "database.url=" + database)) {
                playground.waitsUntilConnected();
                var departures = bot.bean(GuildDepartures.class);
                await().atMost(Duration.ofSeconds(30)).until(() -> departures.isFrozen(left.id()));
                assertThat(departures.isFrozen(kept.id())).isFalse();
                assertThat(bot.bean(GuildSettings.class).prefix(left.id())).isEqualTo("?");

                left.invitesBot();
                await().atMost(Duration.ofSeconds(30)).until(() -> !departures.isFrozen(left.id()));
            }
        }
    }

    private static void choose(Jikimi bot, Community guild, String name, String value) {
        var author = Author.byCommand(guild.owner().id());
        bot.bean(GuildSettings.class).change(guild.id(), author, Map.of(name, value));
    }

    private static void awaitFrozen(Community garden, boolean frozen) {
        var departures = BOT.bean(GuildDepartures.class);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> departures.isFrozen(garden.id()) == frozen);
    }

    private static long rowsOf(Community garden) {
        return count("guild_setting where guild_id = " + garden.id())
                + count("guild_setting_change where guild_id = " + garden.id());
    }

    private static long changesBy(Person person) {
        return count("guild_setting_change where changed_by = " + person.id());
    }

    private static long proofs() {
        return count("privacy_erasure");
    }

    private static long count(String from) {
        return BOT.bean(JdbcClient.class)
                .sql("select count(*) from " + from)
                .query((row, _) -> row.getLong(1))
                .single();
    }

    private String file(Shown shown) {
        var url = shown.message().json(owner.id()).at("/attachments/0/url").asString();
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url)).build();
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
