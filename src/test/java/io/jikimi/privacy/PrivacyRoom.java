package io.jikimi.privacy;

import io.jikimi.playground.PlaygroundClock;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The whole bot, with a clock to turn and guilds that do as they are told. */
@TestConfiguration(proxyBeanMethods = false)
class PrivacyRoom {

    @Bean
    @Primary
    PlaygroundClock turnedClock() {
        return new PlaygroundClock();
    }

    @Bean
    @Primary
    Guestbook guestbook() {
        return new Guestbook();
    }
}
