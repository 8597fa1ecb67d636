package io.jikimi.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jikimi.playground.world.Draft;
import io.jikimi.playground.world.Json;

import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.emoji.Emoji;
import net.dv8tion.jda.api.events.message.MessageBulkDeleteEvent;
import net.dv8tion.jda.api.events.message.MessageDeleteEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.MessageUpdateEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionAddEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.FileUpload;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** People talk, and a bot of plain JDA answers. */
class TalkTests {

    private final Playground playground = Playground.start();
    private final Person alice = playground.garden().person("Alice");
    private final Place general = alice.place();

    @AfterEach
    void heldToTheContract() {
        playground.close();
        assertThat(playground.contract().violations()).isEmpty();
    }

    @Test
    void hearsAndAnswers() {
        try (var bot = pingPong(new StockBot(playground)).connected()) {
            alice.says("!ping");

            assertThat(general.shows("Pong").text()).isEqualTo("Pong, Alice!");
            assertThat(bot.jda().getGuilds()).hasSize(2);
        }
    }

    @Test
    void talksWithoutCompressionAndInDirectMessages() {
        var plain = new StockBot(playground, builder -> builder.setCompression(Compression.NONE));
        try (var bot = pingPong(plain).connected()) {
            alice.writesToBot("!ping");

            alice.isWritten("Pong, Alice!");
            assertThat(bot.heard(MessageReceivedEvent.class)).isNotEmpty();
        }
    }

    @Test
    void showsFilesEmbedsAndReplies() {
        try (var bot = new StockBot(playground).connected()) {
            var question = alice.says("What is this?");
            var channel = bot.jda().getTextChannelById(general.id());
            var embed = new EmbedBuilder().setTitle("Rose").addField("Colour", "red", true);
            var file = FileUpload.fromData("petals".getBytes(StandardCharsets.UTF_8), "rose.txt");
            assertThat(channel).isNotNull();

            channel.sendMessage("A flower")
                    .setEmbeds(embed.build())
                    .addFiles(file)
                    .setMessageReference(question.id())
                    .complete();

            assertThat(general.shows("A flower").text()).contains("Rose", "Colour", "red");
            var back = channel.getHistory().retrievePast(1).complete().getFirst();
            assertThat(back.getAttachments()).singleElement();
            assertThat(back.getAttachments().getFirst().getFileName()).isEqualTo("rose.txt");
            assertThat(back.getReferencedMessage()).isNotNull();
        }
    }

    @Test
    void tellsOfEditsReactionsAndDeletions() {
        try (var bot = new StockBot(playground).connected()) {
            var message = alice.says("Helo");
            alice.edits(message, "Hello");
            alice.reacts(message, "👋");
            alice.deletes(message);

            bot.hears(MessageDeleteEvent.class, 1);
            var edit = bot.heard(MessageUpdateEvent.class).getFirst();
            assertThat(edit.getMessage().getContentRaw()).isEqualTo("Hello");
            var reaction = bot.heard(MessageReactionAddEvent.class).getFirst();
            assertThat(reaction.getEmoji()).isEqualTo(Emoji.fromUnicode("👋"));
        }
    }

    @Test
    void letsTheBotReactPinAndTidyUp() {
        try (var bot = new StockBot(playground).connected()) {
            var first = alice.says("one");
            var second = alice.says("two");
            var channel = bot.jda().getTextChannelById(general.id());
            assertThat(channel).isNotNull();

            channel.addReactionById(first.id(), Emoji.fromUnicode("🌱")).complete();
            channel.pinMessageById(first.id()).complete();
            assertThat(channel.retrievePinnedMessages().complete()).hasSize(1);
            var users =
                    channel.retrieveReactionUsersById(first.id(), Emoji.fromUnicode("🌱"))
                            .complete();
            assertThat(users).singleElement().isEqualTo(bot.jda().getSelfUser());
            channel.deleteMessagesByIds(List.of(first.id() + "", second.id() + "")).complete();

            bot.hears(MessageBulkDeleteEvent.class, 1);
        }
    }

    @Test
    void sendsWithTheSameNonceOnlyOnce() {
        try (var bot = new StockBot(playground).connected()) {
            var channel = bot.jda().getTextChannelById(general.id());
            assertThat(channel).isNotNull();
            var before = general.messagesOfBot().size();

            var once = channel.sendMessage("once").setNonce("case-7").complete();
            var twice = channel.sendMessage("once").setNonce("case-7").complete();

            assertThat(twice.getIdLong()).isEqualTo(once.getIdLong());
            assertThat(general.messagesOfBot()).hasSize(before + 1);
        }
    }

    @Test
    void hidesContentFromBotsThatMayNotReadIt() {
        var blind =
                new StockBot(
                        playground,
                        builder -> builder.disableIntents(GatewayIntent.MESSAGE_CONTENT));
        try (var bot = blind.connected()) {
            alice.says("a secret");
            alice.says("for you " + "<@" + playground.world().bot().id() + ">");
            alice.writesToBot("in private");

            var heard = bot.hears(MessageReceivedEvent.class, 3);

            assertThat(heard)
                    .extracting(event -> event.getMessage().getContentRaw().isEmpty())
                    .containsExactly(true, false, false);
        }
    }

    @Test
    void refusesAsDiscordDoes() {
        try (var bot = new StockBot(playground).connected()) {
            var channel = bot.jda().getTextChannelById(general.id());
            assertThat(channel).isNotNull();

            refused(10008, () -> channel.retrieveMessageById(1).complete());
            refused(10008, () -> channel.deleteMessageById(1).complete());
            refused(50005, () -> channel.editMessageById(alice.says("mine").id(), "x").complete());
            alice.user().acceptDirectMessages(false);
            refused(
                    50007,
                    () ->
                            bot.jda()
                                    .openPrivateChannelById(alice.id())
                                    .flatMap(direct -> direct.sendMessage("hello"))
                                    .complete());
        }
    }

    @Test
    void answersOverLongContentWithAFormError() {
        var body = Json.object().put("content", "x".repeat(2001));

        assertThatThrownBy(() -> Draft.of(body, Json.array()))
                .hasMessageContaining("50035")
                .hasMessageContaining("BASE_TYPE_MAX_LENGTH");
    }

    @Test
    void letsTimePassOnlyForward() {
        var before = playground.clock().instant();

        playground.clock().turnForward(Duration.ofHours(3));

        assertThat(playground.clock().instant()).isAfter(before.plus(Duration.ofHours(3)));
        assertThat(alice.says("later").sentAt()).isAfter(before.plus(Duration.ofHours(3)));
    }

    static void refused(int code, ThrowingCallable request) {
        assertThatThrownBy(request)
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        no -> assertThat(no.getErrorCode()).isEqualTo(code));
    }

    private static StockBot pingPong(StockBot bot) {
        return bot.on(
                MessageReceivedEvent.class,
                event -> {
                    if (event.getMessage().getContentRaw().equals("!ping")) {
                        var name = event.getAuthor().getEffectiveName();
                        event.getChannel().sendMessage("Pong, " + name + "!").queue();
                    }
                });
    }
}
