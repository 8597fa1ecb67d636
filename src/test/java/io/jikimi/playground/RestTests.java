package io.jikimi.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Overwrite;

import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

/** The REST API: what it refuses, what it limits, and what goes wrong on demand. */
class RestTests {

    private static final String MESSAGES = "/channels/{channel}/messages";

    @Test
    void knowsWhoMayDoWhat() throws Exception {
        try (var playground = Playground.start()) {
            var garden = playground.garden();
            var guild = "guilds/" + garden.id();
            var alice = garden.person("Alice").id();
            var hana = garden.owner().id();
            var secret = garden.channel("mod-log").channel();
            secret.overwrites().clear();
            var deny = Overwrite.denying(garden.id(), 1 << 10);
            playground.world().channelWork().overwrite(garden.owner().user(), secret, deny);

            assertThat(code(send(playground, "DELETE", guild + "/members/" + hana, null)))
                    .isEqualTo(50013);
            assertThat(code(send(playground, "PUT", guild + "/bans/" + hana, "{}")))
                    .isEqualTo(50013);
            assertThat(code(send(playground, "GET", guild + "/bans/" + alice, null)))
                    .isEqualTo(10026);
            assertThat(code(send(playground, "GET", guild + "/members/5", null))).isEqualTo(10007);
            assertThat(code(send(playground, "GET", "users/5", null))).isEqualTo(10013);
            assertThat(code(send(playground, "GET", "guilds/5", null))).isEqualTo(10004);
            assertThat(code(send(playground, "GET", "channels/5", null))).isEqualTo(10003);
            var log = "channels/" + secret.id() + "/messages";
            assertThat(code(send(playground, "POST", log, "{\"content\":\"x\"}"))).isEqualTo(50001);
            var general = "channels/" + garden.general().id() + "/messages";
            assertThat(code(send(playground, "POST", general, "{}"))).isEqualTo(50006);
            assertThat(code(send(playground, "POST", general, "{oops"))).isEqualTo(50109);
            var tooLong = "{\"content\":\"" + "x".repeat(2001) + "\"}";
            var form = send(playground, "POST", general, tooLong);
            assertThat(form.body()).contains("50035", "BASE_TYPE_MAX_LENGTH", "\"content\"");
            assertThat(send(playground, "PUT", guild + "/bans/" + alice, "{}").statusCode())
                    .isEqualTo(204);
            assertThat(garden.guild().member(alice)).isNull();
            assertThat(playground.contract().violations()).isEmpty();
        }
    }

    @Test
    void saysHowMuchIsLeftAndWhenToComeBack() throws Exception {
        var settings = PlaygroundSettings.forTests().withRateLimits(true);
        try (var playground = Playground.start(settings)) {
            var path = "channels/" + playground.garden().general().id() + "/messages";
            for (var left = 4; left >= 0; left--) {
                var sent = send(playground, "POST", path, "{\"content\":\"hello\"}");
                assertThat(sent.headers().firstValue("X-RateLimit-Remaining")).hasValue("" + left);
            }

            var refused = send(playground, "POST", path, "{\"content\":\"hello\"}");

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Via")).isPresent();
            assertThat(refused.headers().firstValue("X-RateLimit-Scope")).hasValue("user");
            var body = Json.parse(refused.body());
            assertThat(body.path("retry_after").asDouble(0)).isBetween(0.1, 5.0);
            assertThat(playground.requests().tooMany()).isEqualTo(1);
        }
    }

    @Test
    void isObeyedByJdaAlsoInAStorm() {
        try (var playground = Playground.start();
                var bot = new StockBot(playground).connected()) {
            var general = playground.garden().general();
            var channel = bot.jda().getTextChannelById(general.id());
            assertThat(channel).isNotNull();

            playground.faults().stormOf429(Duration.ofMillis(700), Duration.ofMillis(400));
            IntStream.range(0, 3).forEach(number -> channel.sendMessage("m" + number).queue());

            general.hasFromBot(3);
            assertThat(general.messagesOfBot())
                    .extracting(Shown::text)
                    .containsExactly("m0", "m1", "m2");
            assertThat(playground.requests().tooMany()).isPositive();
        }
    }

    @Test
    void failsAsOftenAsAskedTo() {
        try (var playground = Playground.start();
                var bot = new StockBot(playground).connected()) {
            var general = playground.garden().general();
            var channel = bot.jda().getTextChannelById(general.id());
            assertThat(channel).isNotNull();

            playground.faults().answerNext(1, "POST", MESSAGES, 502);
            channel.sendMessage("second try").queue();
            general.shows("second try");
            playground.faults().answerNext(1, "POST", MESSAGES, 403);

            assertThatThrownBy(() -> channel.sendMessage("never").complete())
                    .isInstanceOf(ErrorResponseException.class);
            assertThat(playground.requests().of("POST", MESSAGES))
                    .extracting(request -> request.status())
                    .containsExactly(502, 200, 403);
        }
    }

    @Test
    void refusesAForeignToken() {
        try (var playground = Playground.start()) {
            playground.faults().refuseToken();

            assertThatThrownBy(() -> new StockBot(playground))
                    .isInstanceOf(InvalidTokenException.class);
        }
    }

    @Test
    void isSlowWhenAskedTo() throws Exception {
        try (var playground = Playground.start()) {
            playground.faults().slowRest(Duration.ofMillis(300));
            var before = Instant.now();

            send(playground, "GET", "users/@me", null);

            assertThat(Duration.between(before, Instant.now()))
                    .isGreaterThan(Duration.ofMillis(299));
        }
    }

    private static int code(HttpResponse<String> response) {
        return Json.parse(response.body()).path("code").asInt(-1);
    }

    private static HttpResponse<String> send(
            Playground playground, String method, String path, @Nullable String body)
            throws Exception {
        var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request =
                HttpRequest.newBuilder(URI.create(playground.apiUrl() + path))
                        .header("Authorization", "Bot " + playground.token())
                        .header("Content-Type", "application/json")
                        .method(method, publisher)
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
