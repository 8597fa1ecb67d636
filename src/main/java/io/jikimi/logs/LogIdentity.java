package io.jikimi.logs;

import ch.qos.logback.classic.LoggerContext;

import io.jikimi.cluster.Instance;
import io.jikimi.lifecycle.Release;

import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has every line say which instance wrote it, and of which release. */
@Component
class LogIdentity {

    LogIdentity(Instance instance, Release release) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            logs.putProperty("instance", instance.id());
            logs.putProperty("release", release.name());
        }
    }
}
