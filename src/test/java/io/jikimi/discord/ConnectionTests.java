package io.jikimi.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.EventListener;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The whole bot on real JDA, connected for as long as the class lasts. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "bot.identify-gap=10ms")
@Import(ConnectionTests.Ears.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionTests {

    private static final int GUILDS = 50;
    private static final BareDiscord DISCORD = new BareDiscord();

    @Autowired Shards shards;
    @Autowired Heard heard;

    @DynamicPropertySource
    static void discord(DynamicPropertyRegistry properties) {
        DISCORD.gateway.hasGuilds(GUILDS);
        properties.add("bot.api-url", DISCORD::apiUrl);
    }

    @AfterAll
    void close() {
        DISCORD.close();
    }

    @Test
    void connects() {
        awaitConnected();
        assertThat(shards.guilds()).isEqualTo(GUILDS);
        DISCORD.gateway.says(0, "hello");
        await().untilAsserted(() -> assertThat(heard.in(0)).contains("hello"));
    }

    void awaitConnected() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(shards.reports())
                                        .extracting(ShardReport::state)
                                        .containsExactly(ShardState.CONNECTED));
    }

    @TestConfiguration
    static class Ears {

        @Bean
        Heard heard() {
            return new Heard();
        }
    }

    /** A listener that remembers what it heard. */
    static final class Heard implements EventListener {

        private final Map<Long, List<String>> byGuild = new ConcurrentHashMap<>();

        @Override
        public void onEvent(GenericEvent event) {
            if (event instanceof MessageReceivedEvent message) {
                byGuild.computeIfAbsent(
                                message.getGuild().getIdLong(), id -> new CopyOnWriteArrayList<>())
                        .add(message.getMessage().getContentRaw());
            }
        }

        List<String> in(int guild) {
            return byGuild.getOrDefault(BareGateway.guild(guild), List.of());
        }
    }
}
