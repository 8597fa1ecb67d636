package io.jikimi.config;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;

import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/** Sees to it that no log line, of whatever library and level, holds one of the bot's secrets. */
class ScrubbedLogs implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var settings = new Settings(event.getEnvironment());
        var scrubber = settings.scrubber();
        settings.secrets().forEach(scrubber::hide);
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            logs.getLoggerList()
                    .forEach(
                            logger ->
                                    logger.iteratorForAppenders()
                                            .forEachRemaining(
                                                    appender -> {
                                                        if (appender
                                                                instanceof
                                                                OutputStreamAppender<ILoggingEvent>
                                                                        stream) {
                                                            scrub(stream, scrubber);
                                                        }
                                                    }));
        }
    }

    private static void scrub(OutputStreamAppender<ILoggingEvent> appender, Scrubber scrubber) {
        var encoder = new ScrubbingEncoder(appender.getEncoder(), scrubber);
        encoder.setContext(appender.getContext());
        encoder.start();
        appender.setEncoder(encoder);
    }

    // Once the logs have been set up.
    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }
}
