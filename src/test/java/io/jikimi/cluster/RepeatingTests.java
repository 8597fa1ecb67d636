package io.jikimi.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.config.BotProperties;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.scheduling.annotation.Scheduled;

import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What repeats does not wait for something else that repeats. */
class RepeatingTests {

    @Configuration(proxyBeanMethods = false)
    static class Duties {

        private final CountDownLatch stuck = new CountDownLatch(1);
        private final CountDownLatch beats = new CountDownLatch(3);
        private final CountDownLatch free = new CountDownLatch(1);

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        BotProperties properties() {
            return Binder.get(new MockEnvironment()).bindOrCreate("bot", BotProperties.class);
        }

        @Scheduled(fixedDelay = 1)
        void waitsForDiscord() throws InterruptedException {
            stuck.countDown();
            free.await(30, TimeUnit.SECONDS);
        }

        @Scheduled(fixedDelay = 1)
        void saysThatItLives() throws InterruptedException {
            stuck.await(30, TimeUnit.SECONDS);
            beats.countDown();
        }
    }

    @Test
    void aSlowDutyKeepsNoOtherWaiting() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(TaskSchedulingAutoConfiguration.class))
                .withUserConfiguration(RepeatingConfiguration.class, Duties.class)
                .run(
                        context -> {
                            var duties = context.getBean(Duties.class);
                            try {
                                assertThat(duties.beats.await(20, TimeUnit.SECONDS)).isTrue();
                            } finally {
                                duties.free.countDown();
                            }
                        });
    }
}
