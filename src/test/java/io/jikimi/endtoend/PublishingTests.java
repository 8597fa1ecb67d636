package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;

import org.junit.jupiter.api.Test;
import org.springframework.aop.MethodBeforeAdvice;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

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

    /** A database that is away at the first question. */
    @TestConfiguration
    static class FailingOnce {

        @Bean
        static BeanPostProcessor failingOnce() {
            var failed = new AtomicBoolean();
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return name.equals("commandPublicationRepository")
                            ? failing(bean, failed)
                            : bean;
                }
            };
        }

        private static Object failing(Object bean, AtomicBoolean failed) {
            var factory = new ProxyFactory(bean);
            factory.addAdvice(
                    (MethodBeforeAdvice)
                            (method, _, _) -> {
                                if (method.getName().equals("findById")
                                        && failed.compareAndSet(false, true)) {
                                    throw new CannotCreateTransactionException("away");
                                }
                            });
            return factory.getProxy();
        }
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
