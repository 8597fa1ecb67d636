package io.jikimi.endtoend;

import io.jikimi.commands.Card;
import io.jikimi.commands.Command;
import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Control;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Option;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** Commands that a test adds to the bot: slow ones, failing ones, and ones that talk too much. */
@TestConfiguration
class SlowCommands {

    /** How such a command answers, once it may. */
    enum How {
        POST,
        WHISPER,
        REFUSE,
        FAIL,
        OVERFLOW,
        FORM,
        FLAWED,
        REPLACE,
        LONG,
        CARD,
        EMPTY;

        String typed() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Bean
    Gate gate() {
        return new Gate();
    }

    @Bean
    Command slow(Gate gate) {
        return new Slow(Declaration.of("slow", Option.text("how").mustBeGiven()), gate);
    }

    @Bean
    Command hush(Gate gate) {
        return new Slow(Declaration.of("hush", Option.text("how").mustBeGiven()).quietly(), gate);
    }

    @Bean
    Command panel() {
        return new Panel();
    }

    /** What slow commands wait at; open unless a test closes it. */
    static final class Gate {

        private volatile CountDownLatch latch = new CountDownLatch(0);

        void close() {
            latch = new CountDownLatch(1);
        }

        void open() {
            latch.countDown();
        }

        private void pass() {
            try {
                latch.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A command that waits, and then answers as it is told. */
    private record Slow(Declaration declaration, Gate gate) implements Command {

        @Override
        public Reply answer(Invocation call) {
            gate.pass();
            return switch (How.valueOf(call.given("how").toUpperCase(Locale.ROOT))) {
                case POST -> Reply.post("testing.post");
                case WHISPER -> Reply.whisper("testing.whisper");
                case REFUSE -> throw new Refusal("testing.refuse", "that");
                case FAIL -> throw new IllegalStateException("a secret of the program");
                case OVERFLOW -> throw new StackOverflowError("a secret of the program");
                case FORM -> form();
                case FLAWED ->
                        new Reply.Form(Text.of("testing.form"), ComponentId.of("slow"), List.of());
                case REPLACE -> Reply.post("testing.replaced").replacing();
                case LONG -> Reply.post("verbatim", "지".repeat(1998) + "🌱".repeat(1500));
                case CARD -> Reply.post(endless());
                case EMPTY -> Reply.post("verbatim", " ");
            };
        }

        private static Reply.Form form() {
            var words =
                    Reply.Field.line(
                            "how",
                            Text.of("testing.form.label"),
                            Text.of("testing.form.hint"),
                            "",
                            1,
                            10);
            return new Reply.Form(Text.of("testing.form"), ComponentId.of("slow"), List.of(words));
        }

        private static Card endless() {
            var words = Text.verbatim("🌱".repeat(2500));
            var card = new Card(words, words, List.of(), words);
            for (var line = 0; line < 30; line++) {
                card = card.line(words, words, true);
            }
            return card;
        }
    }

    /** A message with a button for each way to answer. */
    private static final class Panel implements Command {

        @Override
        public Declaration declaration() {
            return Declaration.of("panel");
        }

        @Override
        public Reply answer(Invocation call) {
            return Reply.post("testing.panel")
                    .with(Arrays.stream(How.values()).map(Panel::button).toArray(Control[]::new));
        }

        private static Control button(How how) {
            return new Control.Button(
                    Text.verbatim(how.typed()),
                    Control.Style.SECONDARY,
                    ComponentId.of("slow").with("how", how.typed()));
        }
    }
}
