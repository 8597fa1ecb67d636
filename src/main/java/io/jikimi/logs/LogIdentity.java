package io.jikimi.logs;

import ch.qos.logback.classic.LoggerContext;

import io.jikimi.cluster.InstanceName;
import io.jikimi.lifecycle.Release;

import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/** Has every line say which instance wrote it, and of which release. */
class LogIdentity implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            var environment = event.getEnvironment();
            logs.putProperty("instance", InstanceName.in(environment));
            logs.putProperty("release", new Release(environment).name());
        }
    }

    // Setting the logs up forgets what was put before.
    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }
}
