package io.jikimi.endtoend;

import io.jikimi.commands.Command;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Reply;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A command that tells the log the bot's token in every way there is, at length, and fails. */
@TestConfiguration
class MischiefCommand {

    static final String SHOUT = "🌱지킴이".repeat(20_000);

    @Bean
    Command mischief() {
        return new Mischief();
    }

    private static final class Mischief implements Command {

        private static final Logger log = LoggerFactory.getLogger(Mischief.class);

        @Override
        public Declaration declaration() {
            return Declaration.of("panel");
        }

        @Override
        public Reply answer(Invocation call) {
            var token = System.getenv("DISCORD_TOKEN");
            log.info("a message with " + token);
            log.info("an argument: {}", token);
            try (var marked = MDC.putCloseable("mark", token)) {
                log.info("marked");
            }
            log.info(SHOUT);
            try (var marked = MDC.putCloseable("mark", SHOUT)) {
                log.info("marked at length");
            }
            Thread.ofVirtual().name("mischief").start(() -> fail(token));
            throw chain(new IllegalStateException("at the root " + token), token);
        }

        private static void fail(String token) {
            throw new IllegalStateException("nobody catches " + token);
        }

        private static IllegalStateException chain(Exception root, String token) {
            var failure = new IllegalStateException(token, root);
            failure.addSuppressed(new IllegalArgumentException("beside: " + token));
            for (var depth = 0; depth < 100; depth++) {
                failure = new IllegalStateException("depth " + depth, failure);
            }
            return failure;
        }
    }
}
