package io.jikimi.timers;

import io.jikimi.cluster.Instance;
import io.jikimi.cluster.ShardHost;
import io.jikimi.cluster.ShardLeases;
import io.jikimi.discord.Premises;
import io.jikimi.guilds.GuildDepartures;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.random.RandomGenerator;

/** What the timers need that is not theirs. */
@Configuration(proxyBeanMethods = false)
class TimersConfiguration {

    @Bean
    OwnGuilds ownGuilds(
            ShardLeases leases,
            ShardHost shards,
            Instance instance,
            Premises premises,
            GuildDepartures departures) {
        return new OwnGuilds(leases, shards, instance, premises, departures::isFrozen);
    }

    @Bean
    Pauses pauses() {
        return new Pauses(RandomGenerator.getDefault());
    }
}
