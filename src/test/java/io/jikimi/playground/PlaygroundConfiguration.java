package io.jikimi.playground;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import java.time.Clock;

/**
 * Puts the playground's clock in the place of the bot's, so that timers follow it when it is
 * turned.
 */
@TestConfiguration(proxyBeanMethods = false)
class PlaygroundConfiguration {

    @Bean
    @Primary
    Clock playgroundClock() {
        return TestJikimiApplication.playground().clock();
    }
}
