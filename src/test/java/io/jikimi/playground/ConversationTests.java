package io.jikimi.playground;

import static org.assertj.core.api.Assertions.assertThat;

import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.utils.Compression;

import org.junit.jupiter.api.Test;

/** People talk, and a bot of plain JDA answers. */
class ConversationTests {

    @Test
    void hearsAndAnswers() {
        try (var playground = Playground.start();
                var bot = pingPong(new StockBot(playground)).connected()) {
            var alice = playground.garden().person("Alice");

            alice.says("!ping");

            assertThat(alice.place().shows("Pong").text()).isEqualTo("Pong, Alice!");
            assertThat(bot.jda().getGuilds()).hasSize(2);
        }
    }

    @Test
    void talksWithoutCompressionToo() {
        try (var playground = Playground.start();
                var bot =
                        pingPong(
                                new StockBot(
                                        playground,
                                        builder -> builder.setCompression(Compression.NONE)))) {
            bot.connected();
            var alice = playground.garden().person("Alice");

            alice.writesToBot("!ping");

            alice.isWritten("Pong, Alice!");
        }
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
