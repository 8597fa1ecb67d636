package io.jikimi.endtoend;

import io.jikimi.lifecycle.MachineTime;
import io.jikimi.lifecycle.ProcessEnd;
import io.jikimi.playground.Playground;

import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.EventListener;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import java.time.Clock;
import java.time.Duration;
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
    BeforeTheWebServer beforeTheWebServer(Playground playground) {
        return new BeforeTheWebServer(playground);
    }

    @Bean
    @Primary
    @MachineTime
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

    /** Starts just before the web server, waits a little, and sees whether Discord is asked. */
    static final class BeforeTheWebServer implements SmartLifecycle {

        private static final Duration LITTLE = Duration.ofMillis(500);

        private final Playground playground;
        private volatile boolean asked;
        private volatile boolean running;

        BeforeTheWebServer(Playground playground) {
            this.playground = playground;
        }

        @Override
        public void start() {
            running = true;
            asked =
                    playground
                                    .world()
                                    .await(
                                            LITTLE,
                                            () -> playground.requests().count() > 0 ? true : null)
                            != null;
        }

        boolean hasDiscordBeenAsked() {
            return asked;
        }

        @Override
        public int getPhase() {
            return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
        }

        @Override
        public void stop() {
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
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
