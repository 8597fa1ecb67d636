package io.jikimi.doctor;

import static io.jikimi.doctor.Status.FAILED;
import static io.jikimi.doctor.Status.OK;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import io.jikimi.config.BotProperties;
import io.jikimi.discord.PrivilegedIntent;
import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;
import io.jikimi.playground.world.Intent;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiscordExaminationTests {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final String ME = "/users/@me";

    private final Playground playground =
            Playground.prepare(PlaygroundSettings.forTests().withShards(3, 2));

    @BeforeAll
    void open() {
        playground.open();
    }

    @AfterEach
    void heal() {
        playground.faults().heal();
        playground.faults().leaveSessionStarts(1_000);
    }

    @AfterAll
    void close() {
        playground.close();
        assertThat(playground.contract().violations()).isEmpty();
    }

    @Test
    void findsNothingAmissWhereAllIsWell() {
        var found = examine();

        assertThat(found.amiss()).isEmpty();
        assertThat(found.all())
                .extracting(Finding::name)
                .containsExactly(
                        "discord.connection",
                        "discord.token",
                        "clock",
                        "discord.intents.presences",
                        "discord.intents.members",
                        "discord.intents.message-content",
                        "discord.identifies",
                        "discord.shards");
        var bot = playground.world().bot();
        assertThat(found.named("discord.token").what())
                .contains(bot.username(), Long.toString(bot.id()));
        assertThat(found.named("discord.identifies").what()).contains("1000 of 1000");
        assertThat(found.named("discord.shards").what()).contains("recommends 3", "2 may start");
        assertThat(playground.gateway().identifies()).isZero();
    }

    @Test
    void saysThatTheTokenIsRefused() {
        var found = examine(playground.apiUrl(), "some.other.token", LONG);

        assertThat(found.amiss()).containsExactly("discord.token");
        assertThat(found.statusOf("discord.token")).isEqualTo(FAILED);
        assertThat(found.named("discord.token").mayPass()).isFalse();
        assertThat(found.named("discord.token").remedy()).contains("Reset Token", "DISCORD_TOKEN");
    }

    @ParameterizedTest
    @CsvSource({"''", "two words", "토큰"})
    void asksNobodyWithWhatCannotBeAToken(String token) {
        playground.requests().forget();

        var found = examine(playground.apiUrl(), token, LONG);

        assertThat(found.amiss()).containsExactly("discord.token");
        assertThat(playground.requests().count()).isZero();
    }

    @Test
    void saysWhichFeaturesAMissingIntentCosts() {
        playground.faults().switchOff(Intent.MESSAGE_CONTENT);

        var found = examine();

        assertThat(found.amiss()).containsExactly("discord.intents.message-content");
        var content = found.named("discord.intents.message-content");
        assertThat(content.status()).isEqualTo(FAILED);
        assertThat(content.what()).contains("4014", "commands typed as messages");
        assertThat(content.remedy()).contains("Message Content Intent");
    }

    @ParameterizedTest
    @EnumSource(names = {"GUILD_PRESENCES", "GUILD_MEMBERS"})
    void doesNotMissAnIntentThatJikimiNeverAsksFor(Intent intent) {
        playground.faults().switchOff(intent);

        assertThat(examine().amiss()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void knowsAReasonForJustTheIntentsThatAreAskedFor(PrivilegedIntent intent) {
        assertThat(IntentFindings.asDeclared().lost().containsKey(intent))
                .isEqualTo(intent.isAsked());
    }

    @ParameterizedTest
    @CsvSource({"200, OK", "199, WARNING", "1, WARNING", "0, FAILED"})
    void countsTheIdentifiesThatAreLeft(int left, Status status) {
        playground.faults().leaveSessionStarts(left);

        assertThat(examine().statusOf("discord.identifies")).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"0, OK", "2, WARNING", "3, OK", "4, OK"})
    void comparesTheShardsWithWhatDiscordRecommends(int total, Status status) {
        var bot = bot(playground.apiUrl(), playground.token(), total);

        assertThat(findings(bot, LONG).statusOf("discord.shards")).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"PT10S, behind, WARNING", "PT-10S, ahead of, WARNING", "PT5M, behind, FAILED"})
    void seesAWrongClock(Duration ahead, String direction, Status status) {
        playground.faults().setClockAhead(ahead);

        var clock = examine().named("clock");

        assertThat(clock.status()).isEqualTo(status);
        assertThat(clock.what()).contains(direction);
        assertThat(clock.remedy()).contains("chrony");
    }

    @ParameterizedTest
    @CsvSource({
        "500, discordstatus.com",
        "503, discordstatus.com",
        "403, Try from another network",
        "404, Check DISCORD_API_URL"
    })
    void saysWhatToDoAboutAnAnswerThatIsNone(int status, String remedy) {
        playground.faults().answerAll("GET", ME, status);

        assertThat(unreachable(playground.apiUrl(), LONG).remedy()).contains(remedy);
    }

    @Test
    void keepsWhatItHeardBeforeTroubleBegan() {
        playground.faults().answerAll("GET", "/applications/@me", 502);

        var found = examine();

        assertThat(found.amiss()).containsExactly("discord.intents");
        assertThat(found.statusOf("discord.identifies")).isEqualTo(OK);
    }

    @Test
    void comesBackWhenDiscordAsksItTo() {
        playground.faults().stormOf429(Duration.ofMillis(500), Duration.ofSeconds(1));

        assertThat(examine().amiss()).isEmpty();
    }

    @Test
    void doesNotWaitForLong() {
        playground.faults().stormOf429(Duration.ofMinutes(5), Duration.ofMinutes(2));

        var connection = unreachable(playground.apiUrl(), LONG);

        assertThat(connection.what()).contains("120 s");
    }

    @Test
    void saysThatNothingListensThere() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        assertThat(unreachable("http://127.0.0.1:" + closed + "/", LONG).what())
                .contains("nothing answers at 127.0.0.1");
    }

    @Test
    void saysThatNobodyKnowsTheHost() {
        assertThat(unreachable("http://discord.invalid/", LONG).remedy()).contains("DNS");
    }

    @Test
    void givesUpOnOneThatNeverAnswers() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var url = "http://127.0.0.1:" + silent.getLocalPort() + "/";

            assertThat(unreachable(url, SHORT).what()).contains("gave no answer");
        }
    }

    @ParameterizedTest
    @CsvSource({"<html>Please log in</html>", "{}", "[]", "''"})
    void knowsAnotherServerFromDiscord(String page) throws IOException {
        var proxy = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        proxy.createContext(
                "/",
                exchange -> {
                    var body = page.getBytes();
                    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        proxy.start();
        try {
            var url = "http://127.0.0.1:" + proxy.getAddress().getPort() + "/";

            assertThat(unreachable(url, LONG).what()).contains("is not Discord's API");
        } finally {
            proxy.stop(0);
        }
    }

    @Test
    void saysThatTlsDoesNotComeAbout() {
        var url = playground.apiUrl().replace("http:", "https:");

        assertThat(unreachable(url, LONG).remedy()).contains("trust store");
    }

    private Finding unreachable(String url, Duration patience) {
        var found = examine(url, playground.token(), patience);
        assertThat(found.amiss()).containsExactly("discord.connection");
        assertThat(found.all()).hasSize(1);
        assertThat(found.statusOf("discord.connection")).isEqualTo(FAILED);
        assertThat(found.named("discord.connection").mayPass()).isTrue();
        return found.named("discord.connection");
    }

    private Findings examine() {
        return examine(playground.apiUrl(), playground.token(), LONG);
    }

    private static Findings examine(String url, String token, Duration patience) {
        return findings(bot(url, token, 0), patience);
    }

    private static Findings findings(BotProperties bot, Duration patience) {
        var found = Findings.of(new DiscordExamination(bot, patience)).areWorded();
        var token = bot.token();
        return token == null || token.isBlank() ? found : found.neverSay(token.reveal());
    }

    private static BotProperties bot(String url, String token, int shards) {
        var settings =
                new MockEnvironment()
                        .withProperty("bot.api-url", url)
                        .withProperty("bot.token", token)
                        .withProperty("bot.shards.total", Integer.toString(shards));
        return Binder.get(settings).bindOrCreate("bot", BotProperties.class);
    }
}
