package io.jikimi.lifecycle;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/** How the process ends. */
@Configuration(proxyBeanMethods = false)
class LifecycleConfiguration {

    // On a thread of its own: the end waits for beans whose threads may have asked for it. Not a
    // daemon, as one started from a virtual thread would be: the exit code would be lost.
    @Bean
    @ConditionalOnMissingBean
    ProcessEnd processEnd(ApplicationContext context) {
        return exitCode -> {
            new EndLimit(EndLimit.ONCE_STARTED, Runtime.getRuntime()::halt).begin(exitCode);
            Thread.ofPlatform()
                    .daemon(false)
                    .name("end")
                    .start(() -> System.exit(SpringApplication.exit(context, () -> exitCode)));
        };
    }

    @Bean
    ServiceManager serviceManager() {
        return ServiceManager.ofThisProcess();
    }

    @Bean(defaultCandidate = false)
    @MachineTime
    Clock machineClock() {
        return Clock.systemUTC();
    }
}
