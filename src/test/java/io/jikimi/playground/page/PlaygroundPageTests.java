package io.jikimi.playground.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.playground.Playground;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.User;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** The page over HTTP, without a browser and without a bot. */
class PlaygroundPageTests {

    private final Playground playground = Playground.start();
    private final HttpClient http = HttpClient.newHttpClient();
    private final User hana;
    private final User minsu;
    private final User alice;
    private final User bob;

    PlaygroundPageTests() {
        hana = person("Hana");
        minsu = person("Minsu");
        alice = person("Alice");
        bob = person("Bob");
    }

    @AfterEach
    void close() {
        http.shutdownNow();
        playground.close();
    }

    private User person(String name) {
        return playground.garden().person(name).user();
    }

    @Test
    void servesItsFilesAndNothingElse() {
        var index = get("");

        assertThat(index.statusCode()).isEqualTo(200);
        assertThat(index.body()).contains("data-testid=\"app\"");
        assertThat(index.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'self'");
        assertThat(get("js/main.js").statusCode()).isEqualTo(200);
        assertThat(get("js/..%2f..%2fconfig/application.properties").statusCode())
                .isNotEqualTo(200);
        assertThat(get("nothing.html").statusCode()).isEqualTo(404);
    }

    @Test
    void showsThePartThatEachPersonPlays() {
        var guild = state(hana).path("guilds").path(0);

        assertThat(guild.path("speakers").valueStream().map(each -> Json.text(each, "part")))
                .containsExactly("owner", "moderator", "member", "newcomer");
        assertThat(state(null).path("viewer").path("user").path("id").asString())
                .isEqualTo(id(hana));
    }

    @Test
    void hidesChannelsThatAPersonMayNotSee() {
        assertThat(channels(minsu)).contains("mod-log", "general");
        assertThat(channels(bob)).contains("general").doesNotContain("mod-log");
    }

    @Test
    void saysWhatAPersonTypes() {
        var general = channel(alice, "general");

        var said = post("say", deed(alice, general).put("content", "Good evening"));

        assertThat(said.statusCode()).isEqualTo(200);
        assertThat(last(bob, general).path("content").asString()).isEqualTo("Good evening");
        assertThat(last(bob, general).path("author").path("id").asString()).isEqualTo(id(alice));
    }

    @Test
    void repliesEditsReactsAndDeletes() {
        var general = channel(alice, "general");
        var first = json(post("say", deed(alice, general).put("content", "Tea?")));
        var to = Json.text(first, "id");
        var second = deed(bob, general).put("content", "Yes").put("reply_to", to);
        post("say", second);

        post("edit", deed(alice, general).put("message", to).put("content", "Green tea?"));
        post("react", deed(bob, general).put("message", to).put("emoji", "🍵"));

        assertThat(last(alice, general).path("referenced_message").path("id").asString())
                .isEqualTo(to);
        var edited = message(bob, general, to);
        assertThat(edited.path("content").asString()).isEqualTo("Green tea?");
        assertThat(edited.path("reactions").path(0).path("me").asBoolean()).isTrue();
        assertThat(message(alice, general, to).path("reactions").path(0).path("me").asBoolean())
                .isFalse();

        var forbidden = post("delete", deed(bob, general).put("message", to));
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(post("delete", deed(minsu, general).put("message", to)).statusCode())
                .isEqualTo(200);
        assertThat(message(bob, general, to).isMissingNode()).isTrue();
    }

    @Test
    void refusesWithWordsThatThePageCanShow() {
        var hidden = channel(minsu, "mod-log");

        var refused = post("say", deed(bob, hidden).put("content", "Hello?"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Json.text(json(refused), "message")).isEqualTo("Missing Access");
        assertThat(post("fly", deed(bob, hidden)).statusCode()).isEqualTo(404);
        assertThat(post("say", "not json").statusCode()).isEqualTo(400);
    }

    @Test
    void actsOnlyForItsOwnPage() {
        var request =
                HttpRequest.newBuilder(at("playground/say"))
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{}"))
                        .build();

        assertThat(send(request).statusCode()).isEqualTo(403);
    }

    @Test
    void moderatesByHandWithinRank() {
        var guild = Json.id(playground.garden().guild().id());
        var timeOut = Json.object().put("guild", guild).put("member", id(bob)).put("seconds", 600);

        assertThat(post("timeout", timeOut.deepCopy().put("as", id(alice))).statusCode())
                .isEqualTo(403);
        assertThat(post("timeout", timeOut.deepCopy().put("as", id(minsu))).statusCode())
                .isEqualTo(200);

        var general = channel(bob, "general");
        assertThat(post("say", deed(bob, general).put("content", "Hey")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void speaksTheLanguageThatAPersonChooses() {
        post("locale", Json.object().put("as", id(bob)).put("locale", "ko"));

        assertThat(Json.text(state(bob).path("viewer"), "locale")).isEqualTo("ko");
        assertThat(bob.language()).isEqualTo("ko");
    }

    @Test
    void turnsTheClockForwardOnly() {
        var before = playground.clock().instant();

        var turned = post("clock", Json.object().put("as", id(hana)).put("advance_seconds", 3600));
        var back = post("clock", Json.object().put("as", id(hana)).put("advance_seconds", -60));

        assertThat(turned.statusCode()).isEqualTo(200);
        assertThat(playground.clock().instant()).isAfter(before.plus(Duration.ofMinutes(59)));
        assertThat(back.statusCode()).isEqualTo(400);
    }

    @Test
    void letsSomebodyNewArrive() {
        var guild = Json.id(playground.garden().guild().id());

        var arrived = json(post("arrive", Json.object().put("as", id(hana)).put("guild", guild)));

        assertThat(state(hana).path("guilds").path(0).path("members").valueStream())
                .anyMatch(
                        each ->
                                Json.text(each.path("user"), "id")
                                        .equals(Json.text(arrived, "id")));
    }

    @Test
    void greetsWhoArrivesWithANoticeOfDiscordsOwn() {
        var guild = Json.id(playground.garden().guild().id());
        var arrived = json(post("arrive", Json.object().put("as", id(hana)).put("guild", guild)));

        var notice = last(hana, channel(hana, "welcome"));

        assertThat(notice.path("type").asInt()).isEqualTo(7);
        assertThat(Json.text(notice.path("author"), "id")).isEqualTo(Json.text(arrived, "id"));
    }

    @Test
    void letsABannedPersonComeBackOnceTheBanIsLifted() {
        var guild = Json.id(playground.garden().guild().id());
        var back = Json.object().put("as", id(minsu)).put("guild", guild).put("person", id(bob));
        post("ban", Json.object().put("as", id(minsu)).put("guild", guild).put("member", id(bob)));
        var away = state(minsu).path("guilds").path(0).path("away").path(0);

        assertThat(Json.text(away, "user_id")).isEqualTo(id(bob));
        assertThat(away.path("banned").asBoolean()).isTrue();
        assertThat(post("arrive", back).statusCode()).isEqualTo(403);
        assertThat(post("unban", back.deepCopy().put("as", id(alice))).statusCode()).isEqualTo(403);
        assertThat(post("unban", back).statusCode()).isEqualTo(200);
        assertThat(post("arrive", back).statusCode()).isEqualTo(200);
        assertThat(channels(bob)).contains("general");
    }

    @Test
    void keepsAMessageThatAnEditWouldEmpty() {
        var general = channel(alice, "general");
        var said = json(post("say", deed(alice, general).put("content", "Tea?")));
        var edit = deed(alice, general).put("message", Json.text(said, "id")).put("content", " ");

        var refused = post("edit", edit);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Json.text(json(refused), "message")).contains("empty message");
        assertThat(Json.text(last(bob, general), "content")).isEqualTo("Tea?");
    }

    @Test
    void tellsOpenPagesOnlyWhatTheyMaySee() {
        var forBob = listen(bob);
        var forMinsu = listen(minsu);

        post("say", deed(minsu, channel(minsu, "mod-log")).put("content", "among keepers"));
        post("say", deed(minsu, channel(minsu, "general")).put("content", "for all"));

        await().untilAsserted(() -> assertThat(forMinsu).anyMatch(has("among keepers")));
        await().untilAsserted(() -> assertThat(forBob).anyMatch(has("for all")));
        assertThat(forBob).noneMatch(has("among keepers"));
    }

    @Test
    void tellsOpenPagesWhenTheClockIsTurned() {
        var lines = listen(alice);

        post("clock", Json.object().put("as", id(alice)).put("advance_seconds", 60));

        await().untilAsserted(() -> assertThat(lines).contains("event: clock"));
    }

    private static Predicate<String> has(String text) {
        return line -> line.contains(text);
    }

    private List<String> listen(User viewer) {
        var lines = new CopyOnWriteArrayList<String>();
        var request = HttpRequest.newBuilder(at("playground/events?as=" + id(viewer))).build();
        var unused =
                http.sendAsync(request, BodyHandlers.ofLines())
                        .thenAccept(response -> response.body().forEach(lines::add));
        await().untilAsserted(() -> assertThat(lines).contains("event: hello"));
        return lines;
    }

    private static String id(User user) {
        return Json.id(user.id());
    }

    private ObjectNode deed(User who, String channelId) {
        return Json.object().put("as", id(who)).put("channel", channelId);
    }

    private List<String> channels(User viewer) {
        return state(viewer)
                .path("guilds")
                .path(0)
                .path("channels")
                .valueStream()
                .map(each -> Json.text(each, "name"))
                .toList();
    }

    private String channel(User viewer, String name) {
        return state(viewer)
                .path("guilds")
                .path(0)
                .path("channels")
                .valueStream()
                .filter(each -> Json.text(each, "name").equals(name))
                .map(each -> Json.text(each, "id"))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode last(User viewer, String channelId) {
        var messages = state(viewer).path("messages").path(channelId);
        return messages.path(messages.size() - 1);
    }

    private JsonNode message(User viewer, String channelId, String messageId) {
        return state(viewer)
                .path("messages")
                .path(channelId)
                .valueStream()
                .filter(each -> Json.text(each, "id").equals(messageId))
                .findFirst()
                .orElse(Json.object().path("missing"));
    }

    private JsonNode state(@Nullable User viewer) {
        return json(get("playground/state" + (viewer == null ? "" : "?as=" + id(viewer))));
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)).build());
    }

    private HttpResponse<String> post(String action, Object body) {
        return send(
                HttpRequest.newBuilder(at("playground/" + action))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        return Json.parse(response.body());
    }

    private URI at(String path) {
        return URI.create(playground.pageUrl() + path);
    }
}
