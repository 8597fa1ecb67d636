package io.jikimi.logs;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Has the log say what ended a thread. Java would write it beside the log: with the secrets in it,
 * and not in its format.
 */
class UncaughtFailures
        implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final Logger log = LoggerFactory.getLogger(UncaughtFailures.class);

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) ->
                        log.error("Thread '{}' ended by a failure", thread.getName(), failure));
    }

    // Not before secrets are kept out of the log.
    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 3;
    }
}
