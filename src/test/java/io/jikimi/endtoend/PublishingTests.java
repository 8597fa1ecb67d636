package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.aop.MethodBeforeAdvice;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

@ExtendWith(OutputCaptureExtension.class)
class PublishingTests {

    private static final String COMMANDS = "/applications/{app}/commands";

    @Test
    void publishesSlashCommandsOncePerChangeAndNotPerStart() {
        try (var playground = Playground.start(PlaygroundSettings.forTests())) {
            var database = "database.url=" + Jikimi.freshDatabase();
            useOnce(playground, database);
            useOnce(playground, database);

            assertThat(playground.requests().of("PUT", COMMANDS)).hasSize(1);
        }
    }

    @Test
    void publishesAgainAfterDiscordWasInTrouble() {
        try (var playground = Playground.start(PlaygroundSettings.forTests())) {
            playground.faults().answerNext(1, "PUT", COMMANDS, 500);

            useOnce(playground, "database.url=" + Jikimi.freshDatabase());

            assertThat(playground.requests().of("PUT", COMMANDS)).hasSize(2);
        }
    }

    @Test
    void publishesAgainAfterTheDatabaseWasInTrouble() {
        try (var playground = Playground.start(PlaygroundSettings.forTests());
                var jikimi =
                        Jikimi.start(
                                playground,
                                FailingOnce.class,
                                "database.url=" + Jikimi.freshDatabase())) {
            await().atMost(Duration.ofSeconds(20)).until(() -> isRemembered(jikimi));
        }
    }

    @Test
    void saysInALineThatItsShardEndedMeanwhile(CapturedOutput output) {
        try (var playground = Playground.start(PlaygroundSettings.forTests());
                var jikimi =
                        Jikimi.start(
                                playground, Held.class, "database.url=" + Jikimi.freshDatabase())) {
            var database = jikimi.bean(HeldDatabase.class);
            await().until(database::isAsked);
            playground.faults().refuseToken();
            playground.faults().dropConnections();
            await().atMost(Duration.ofSeconds(30)).until(() -> output.getAll().contains("Parked."));

            database.answer();
            await().until(() -> output.getAll().contains("are not published by a shard that ends"));
            assertThat(output.getAll()).doesNotContain("\tat ");
        }
    }

    @Test
    void notesWhatIsPublishedBeforeTheDatabaseCloses(CapturedOutput output) throws Exception {
        try (var playground = Playground.start(PlaygroundSettings.forTests());
                var jikimi =
                        Jikimi.start(
                                playground, Held.class, "database.url=" + Jikimi.freshDatabase())) {
            var database = jikimi.bean(HeldDatabase.class);
            await().until(database::isAsked);
            var closing = Thread.ofPlatform().start(jikimi::close);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !closing.isAlive() || waitsForThePublisher(closing));

            database.answer();
            closing.join();
            assertThat(output.getAll()).doesNotContain("\tat ", "not published yet");
        }
    }

    private static boolean waitsForThePublisher(Thread closing) {
        return Arrays.stream(closing.getStackTrace())
                .anyMatch(frame -> frame.getClassName().endsWith(".CommandPublisher"));
    }

    /** A database that is away at the first question. */
    @TestConfiguration
    static class FailingOnce {

        @Bean
        static BeanPostProcessor failingOnce() {
            var failed = new AtomicBoolean();
            return beforeFindById(
                    () -> {
                        if (failed.compareAndSet(false, true)) {
                            throw new CannotCreateTransactionException("away");
                        }
                    });
        }
    }

    /** A database that answers only when it is told to. */
    @TestConfiguration
    static class Held {

        @Bean
        static HeldDatabase heldDatabase() {
            return new HeldDatabase();
        }

        @Bean
        static BeanPostProcessor held(HeldDatabase database) {
            return beforeFindById(database::hold);
        }
    }

    static class HeldDatabase {

        private final CompletableFuture<String> asked = new CompletableFuture<>();
        private final CompletableFuture<String> answered = new CompletableFuture<>();

        boolean isAsked() {
            return asked.isDone();
        }

        void answer() {
            answered.complete("now");
        }

        private void hold() {
            asked.complete("now");
            answered.join();
        }
    }

    private static BeanPostProcessor beforeFindById(Runnable first) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return name.equals("commandPublicationRepository") ? asking(bean, first) : bean;
            }
        };
    }

    private static Object asking(Object bean, Runnable first) {
        var factory = new ProxyFactory(bean);
        factory.addAdvice(
                (MethodBeforeAdvice)
                        (method, _, _) -> {
                            if (method.getName().equals("findById")) {
                                first.run();
                            }
                        });
        return factory.getProxy();
    }

    private static void useOnce(Playground playground, String database) {
        try (var jikimi = Jikimi.start(playground, database)) {
            playground.waitsUntilConnected();
            await().until(() -> isRemembered(jikimi));
            var garden = playground.garden();
            garden.person("Alice").in(garden.general()).runs("/ping").answer();
        }
    }

    private static boolean isRemembered(Jikimi jikimi) {
        return jikimi.bean(JdbcClient.class)
                        .sql("select count(*) from command_publication")
                        .query(Integer.class)
                        .single()
                == 1;
    }
}
