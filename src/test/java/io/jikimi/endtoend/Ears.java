package io.jikimi.endtoend;

import io.jikimi.lifecycle.ProcessEnd;
import io.jikimi.playground.Playground;

import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.EventListener;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** What a test adds to the bot to learn what reaches it, and to turn its clock. */
@TestConfiguration
class Ears {

    @Bean
    Heard heard() {
        return new Heard();
    }

    @Bean
    WebServer webServer(Playground playground) {
        return new WebServer(playground);
    }

    @Bean
    @Primary
    Clock playgroundClock(Playground playground) {
        return playground.clock();
    }

    @Bean
    @Primary
    Ends ends() {
        return new Ends();
    }

    /** A listener that remembers what people said, and misbehaves when told to. */
    static final class Heard implements EventListener {

        /** What is answered with itself. */
        static final String ECHO = "echo";

        private final Map<Long, List<String>> byGuild = new ConcurrentHashMap<>();
        private final Map<String, CountDownLatch> blocks = new ConcurrentHashMap<>();
        private final List<String> failures = new CopyOnWriteArrayList<>();
        private final AtomicInteger echoed = new AtomicInteger();

        @Override
        public void onEvent(GenericEvent event) {
            if (!(event instanceof MessageReceivedEvent message) || message.getAuthor().isBot()) {
                return;
            }
            var content = message.getMessage().getContentRaw();
            if (failures.contains(content)) {
                throw new IllegalStateException("on purpose");
            }
            var block = blocks.get(content);
            if (block != null) {
                awaitQuietly(block);
            }
            if (content.startsWith(ECHO)) {
                echoed.incrementAndGet();
                message.getChannel().sendMessage(content).queue();
            }
            byGuild.computeIfAbsent(
                            message.getGuild().getIdLong(), id -> new CopyOnWriteArrayList<>())
                    .add(content);
        }

        List<String> in(long guildId) {
            return byGuild.getOrDefault(guildId, List.of());
        }

        int echoed() {
            return echoed.get();
        }

        void blocksOn(String content, CountDownLatch until) {
            blocks.put(content, until);
        }

        void failsOn(String content) {
            failures.add(content);
        }

        void forget() {
            byGuild.clear();
        }

        private static void awaitQuietly(CountDownLatch block) {
            try {
                block.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Notes how many requests Discord had got when the web server was up. */
    static final class WebServer implements ApplicationListener<WebServerInitializedEvent> {

        private final Playground playground;
        private volatile long requestsBefore = -1;

        WebServer(Playground playground) {
            this.playground = playground;
        }

        @Override
        public void onApplicationEvent(WebServerInitializedEvent event) {
            requestsBefore = playground.requests().count();
        }

        long requestsBefore() {
            return requestsBefore;
        }
    }

    /** Notes the exit code instead of ending the tests. */
    static final class Ends implements ProcessEnd {

        private final List<Integer> codes = new CopyOnWriteArrayList<>();

        @Override
        public void end(int exitCode) {
            codes.add(exitCode);
        }

        List<Integer> codes() {
            return codes;
        }
    }
}
