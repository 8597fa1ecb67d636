package io.jikimi.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.playground.world.Interaction;
import io.jikimi.playground.world.Json;

import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.section.Section;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu.SelectTarget;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.separator.Separator;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.modals.Modal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What a bot seldom meets: layouts, menus inside forms, and Discord's rarer ways to say no. */
class CornerTests {

    private final Playground playground =
            Playground.start(PlaygroundSettings.forTests().withRateLimits(true));
    private final Person alice = playground.garden().person("Alice");
    private final Person minsu = playground.garden().withRole("Moderator");
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void heldToTheContract() {
        http.shutdownNow();
        playground.close();
        assertThat(playground.contract().violations()).isEmpty();
    }

    @Test
    void showsLayoutsAndPressesTheButtonsInside() {
        try (var bot = bot()) {
            bot.on(
                            SlashCommandInteractionEvent.class,
                            event ->
                                    event.replyComponents(
                                                    Container.of(
                                                            TextDisplay.of("# Garden"),
                                                            Separator.createDivider(
                                                                    Separator.Spacing.LARGE),
                                                            Section.of(
                                                                    Button.success(
                                                                            "water", "Water"),
                                                                    TextDisplay.of("The roses")),
                                                            ActionRow.of(
                                                                    Button.danger("cut", "Cut"))))
                                            .useComponentsV2()
                                            .queue())
                    .on(
                            ButtonInteractionEvent.class,
                            event -> event.reply("Did " + event.getComponentId()).queue());

            alice.runs("/corner");
            alice.presses("Water");
            alice.place().shows("Did water");
            alice.presses("Cut");
            alice.place().shows("Did cut");
        }
    }

    @Test
    void fillsMenusInsideForms() {
        var colour = StringSelectMenu.create("colour").addOption("Red", "r").addOption("Blue", "b");
        var who = EntitySelectMenu.create("who", SelectTarget.USER);
        try (var bot = bot()) {
            bot.on(
                            SlashCommandInteractionEvent.class,
                            event ->
                                    event.replyModal(
                                                    Modal.create("form", "Choose")
                                                            .addComponents(
                                                                    Label.of(
                                                                            "Colour",
                                                                            colour.build()),
                                                                    Label.of("Who", who.build()))
                                                            .build())
                                            .queue())
                    .on(ModalInteractionEvent.class, CornerTests::sayWhatWasChosen);

            alice.runs("/corner");
            alice.fills(Map.of("Colour", "b", "Who", Json.id(minsu.id())));

            alice.place().shows("[b] for minsu");
        }
    }

    private static void sayWhatWasChosen(ModalInteractionEvent event) {
        var colours = Objects.requireNonNull(event.getValue("colour")).getAsStringList();
        var people = Objects.requireNonNull(event.getValue("who")).getAsMentions().getUsers();
        event.reply(colours + " for " + people.getFirst().getName()).queue();
    }

    @Test
    void failsAPressThatNobodyAnswers() {
        try (var bot = bot()) {
            bot.on(
                    SlashCommandInteractionEvent.class,
                    event ->
                            event.reply("Well?")
                                    .setComponents(ActionRow.of(Button.primary("b", "Press")))
                                    .queue());
            alice.runs("/corner");
            alice.place().shows("Well?");

            alice.presses("Press").fails();
        }
    }

    @Test
    void takesOneAnswerInThreeSecondsAndThenFollowUps() {
        try (var bot = bot()) {
            var late = alice.runs("/corner");
            late.fails();
            var asked = alice.runs("/corner").interaction();
            var reply = "{\"type\":4,\"data\":{\"content\":\"once\"}}";
            var more = "webhooks/" + Json.id(playground.world().bot().id()) + "/" + asked.token();

            assertThat(send("POST", callback(late.interaction()), reply).body()).contains("10062");
            assertThat(send("POST", callback(asked), reply).statusCode()).isEqualTo(204);
            assertThat(send("POST", callback(asked), reply).body()).contains("40060");
            assertThat(send("POST", more, "{\"content\":\"twice\"}").statusCode()).isEqualTo(200);
            var foreign = send("POST", more + "x", "{\"content\":\"thrice\"}");
            assertThat(foreign.statusCode()).isEqualTo(401);
            assertThat(foreign.body()).contains("50027");
        }
    }

    private static String callback(Interaction interaction) {
        return "interactions/"
                + Json.id(interaction.id())
                + "/"
                + interaction.token()
                + "/callback";
    }

    @Test
    void limitsAllCallsTogetherToFiftyASecond() {
        var answers =
                IntStream.range(0, 150)
                        .mapToObj(
                                _ ->
                                        http.sendAsync(
                                                to("GET", "users/@me", ""),
                                                BodyHandlers.ofString()))
                        .toList();

        assertThat(answers.stream().map(CompletableFuture::join))
                .anySatisfy(
                        answer -> {
                            assertThat(answer.statusCode()).isEqualTo(429);
                            assertThat(answer.headers().firstValue("X-RateLimit-Global"))
                                    .hasValue("true");
                            assertThat(answer.headers().firstValue("X-RateLimit-Scope"))
                                    .hasValue("global");
                            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                        });
    }

    @Test
    void closesTheConnectionWithACodeForEachMistake() {
        assertThat(closedAfter(identify("\"intents\":513,\"shard\":[3,2]"))).isEqualTo(4010);
        assertThat(closedAfter(identify("\"intents\":513,\"shard\":[0,0]"))).isEqualTo(4010);
        assertThat(closedAfter(identify("\"intents\":1099511627776"))).isEqualTo(4013);
        assertThat(closedAfter("{\"op\":99,\"d\":null}")).isEqualTo(4001);
        assertThat(closedAfter("{\"op\":")).isEqualTo(4002);
        assertThat(closedAfter("{\"op\":8,\"d\":{\"guild_id\":\"1\",\"query\":\"\",\"limit\":0}}"))
                .isEqualTo(4003);
        // One too many and no more: a socket that is closed with frames unread may lose its code.
        var beats = IntStream.range(0, 121).mapToObj(_ -> "{\"op\":1,\"d\":null}");
        assertThat(closedAfter(beats.toArray(String[]::new))).isEqualTo(4008);
    }

    private String identify(String more) {
        return "{\"op\":2,\"d\":{\"token\":\""
                + playground.token()
                + "\",\"properties\":{\"os\":\"linux\",\"browser\":\"x\",\"device\":\"x\"},"
                + more
                + "}}";
    }

    private int closedAfter(String... frames) {
        var url = Json.text(Json.parse(send("GET", "gateway", "").body()), "url");
        var closed = new CompletableFuture<Integer>();
        var socket =
                http.newWebSocketBuilder()
                        .buildAsync(URI.create(url + "?v=10&encoding=json"), closing(closed))
                        .join();
        for (var frame : frames) {
            if (!closed.isDone()) {
                socket.sendText(frame, true).exceptionally(_ -> socket).join();
            }
        }
        return closed.orTimeout(5, TimeUnit.SECONDS).join();
    }

    private static WebSocket.Listener closing(CompletableFuture<Integer> closed) {
        return new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                closed.complete(code);
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public void onError(WebSocket socket, Throwable failure) {
                closed.completeExceptionally(failure);
            }
        };
    }

    private StockBot bot() {
        var bot = new StockBot(playground).connected();
        bot.jda()
                .updateCommands()
                .addCommands(Commands.slash("corner", "Tries a corner"))
                .complete();
        return bot;
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return http.sendAsync(to(method, path, body), BodyHandlers.ofString()).join();
    }

    private HttpRequest to(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(playground.apiUrl() + path))
                .header("Authorization", "Bot " + playground.token())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }
}
