package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.cases.CaseFile;
import io.jikimi.cases.CaseState;
import io.jikimi.cases.Cases;
import io.jikimi.playground.Community;
import io.jikimi.playground.Person;
import io.jikimi.playground.Place;
import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundClock;
import io.jikimi.playground.world.Guild;
import io.jikimi.playground.world.Role;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A community with a moderator, a member and a log channel, for tests of moderation. */
final class Courtyard {

    private static final long MAY_MODERATE = (1L << 1) | (1L << 2) | (1L << 40) | (1L << 5);

    /** The playground's clock as the bot's. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Turned {

        @Bean
        @Primary
        PlaygroundClock playgroundClock(Playground playground) {
            return playground.clock();
        }
    }

    final Playground playground;
    final Community garden;
    final Person owner;
    final Person minsu;
    final Person bob;
    final Place log;
    final Role moderators;

    Courtyard(Playground playground, Jikimi bot) {
        this(playground, bot, Locale.US);
    }

    Courtyard(Playground playground, Jikimi bot, Locale locale) {
        this.playground = playground;
        garden = playground.found("Yard " + System.nanoTime(), locale);
        owner = garden.owner();
        var work = playground.world().guildWork();
        moderators = work.createRole(garden.guild(), "Moderator", 0, MAY_MODERATE);
        minsu = garden.welcomes("Minsu");
        work.grant(garden.guild().memberOrUnknown(minsu.id()), moderators);
        bob = garden.welcomes("Bob");
        log = garden.opens("log");
        owner.runs("/settings set", "server.log-channel", "" + log.id()).answer();
    }

    Person another(String name) {
        var person = garden.welcomes(name);
        playground
                .world()
                .guildWork()
                .grant(garden.guild().memberOrUnknown(person.id()), moderators);
        return person;
    }

    void set(String name, String value) {
        owner.runs("/settings set", name, value).answer();
    }

    String ban(Map<String, String> options) {
        var all = new LinkedHashMap<>(Map.of("user", "" + bob.id()));
        all.putAll(options);
        return minsu.runs("/ban", all).answer().text();
    }

    Guild.@Nullable Ban banOf(Person person) {
        return playground.world().alone(() -> garden.guild().bans().get(person.id()));
    }

    boolean isMember(Person person) {
        return playground.world().alone(() -> garden.guild().member(person.id()) != null);
    }

    @Nullable Instant silentUntil(Person person) {
        return playground
                .world()
                .alone(() -> garden.guild().memberOrUnknown(person.id()).timedOutUntil());
    }

    static CaseFile caseOf(Jikimi bot, Courtyard yard, long number) {
        return bot.bean(Cases.class).find(yard.garden.id(), number).orElseThrow();
    }

    /** Waits until that case is so. */
    void awaits(Jikimi bot, long number, CaseState state) {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(
                        () -> assertThat(caseOf(bot, this, number).state()).isEqualTo(state));
    }

    /** Time passes. */
    void passes(Duration time) {
        playground.clock().turnForward(time);
    }
}
