package io.jikimi.cluster;

import io.jikimi.config.BotProperties;

import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import java.time.Clock;

/** A bot in one process: it holds every shard, and its gate is its own. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ClusterConfiguration {

    private static final int REPEATING_AT_ONCE = 8;

    @Bean
    Instance instance(Environment environment, Clock clock) {
        return new Instance(InstanceName.in(environment), clock.instant());
    }

    // Spring's own would let all that repeats wait for one another: a slow Discord would keep this
    // instance from saying that it lives.
    @Bean
    ThreadPoolTaskScheduler taskScheduler(ThreadPoolTaskSchedulerBuilder builder) {
        return builder.poolSize(REPEATING_AT_ONCE).build();
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
