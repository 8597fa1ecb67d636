package io.jikimi.cluster;

import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Lets what repeats go on side by side. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class RepeatingConfiguration {

    private static final int REPEATING_AT_ONCE = 8;

    // Spring's own would let all that repeats wait for one another: a slow Discord would keep the
    // rest from being done.
    @Bean
    ThreadPoolTaskScheduler taskScheduler(ThreadPoolTaskSchedulerBuilder builder) {
        return builder.poolSize(REPEATING_AT_ONCE).build();
    }
}
