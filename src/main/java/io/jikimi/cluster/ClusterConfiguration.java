package io.jikimi.cluster;

import io.jikimi.config.BotProperties;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

import java.time.Clock;
import java.util.UUID;

/** A bot in one process: it holds every shard, and its gate is its own. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ClusterConfiguration {

    @Bean
    Instance instance(Clock clock) {
        return new Instance(UUID.randomUUID().toString(), clock.instant());
    }

    @Bean
    ShardLeases shardLeases() {
        return shardId -> true;
    }

    @Bean
    IdentifyGate identifyGate(BotProperties properties) {
        return new LocalIdentifyGate(properties.identifyGap(), System::nanoTime);
    }
}
