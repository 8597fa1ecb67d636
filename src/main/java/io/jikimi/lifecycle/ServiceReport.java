package io.jikimi.lifecycle;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Tells the service manager that Jikimi is ready to serve, how it is from then on, with a sign of
 * life only while all is well, and that it ends.
 */
@Component
class ServiceReport {

    private static final Logger log = LoggerFactory.getLogger(ServiceReport.class);
    private static final Duration NEWS_EVERY = Duration.ofSeconds(10);
    private static final Duration LONGEST_END = Duration.ofSeconds(25);

    private final ServiceManager manager;
    private final Watchdog watchdog;
    private final Parking parking;
    private final ObjectProvider<Situation> situations;
    private final Thread reporting =
            Thread.ofPlatform().daemon().name("service-report").unstarted(this::reportOnAndOn);
    private boolean ending;
    private volatile boolean speechless;

    ServiceReport(
            ServiceManager manager,
            Watchdog watchdog,
            Parking parking,
            ObjectProvider<Situation> situations) {
        this.manager = manager;
        this.watchdog = watchdog;
        this.parking = parking;
        this.situations = situations;
    }

    // Able to serve or to take over, and not connected: that may take Discord hours.
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        manager.tell("READY=1", ServiceManager.status(words()));
        if (manager.listens()) {
            reporting.start();
        }
    }

    /** One report, with a sign of life where one is due and deserved. */
    synchronized void report() {
        if (ending) {
            return;
        }
        if (manager.patience() != null && watchdog.isWell()) {
            manager.tell("WATCHDOG=1");
        }
        manager.tell(ServiceManager.status(words()));
    }

    @EventListener(ContextClosedEvent.class)
    synchronized void end() {
        ending = true;
        reporting.interrupt();
        manager.tell(
                "STOPPING=1",
                ServiceManager.status("draining: what was accepted is finished"),
                ServiceManager.wait(LONGEST_END));
    }

    // A report without good words is better than none, which the manager would take for the end.
    private String words() {
        try {
            return situationNow();
        } catch (RuntimeException failure) {
            if (!speechless) {
                speechless = true;
                log.error("It cannot be told how Jikimi is", failure);
            }
            return "running; how, cannot be told";
        }
    }

    private String situationNow() {
        if (!watchdog.isWell()) {
            return "stuck: " + watchdog.trouble().map(Trouble::what).orElse("the watchdog itself");
        }
        return parking.notice(Locale.ENGLISH)
                .map(notice -> "parked: %s %s".formatted(notice.what(), notice.fix()))
                .orElseGet(this::situation);
    }

    private String situation() {
        return situations.stream().map(Situation::words).collect(Collectors.joining("; "));
    }

    private void reportOnAndOn() {
        try {
            while (!Thread.interrupted()) {
                report();
                Thread.sleep(pace());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    // The manager would take a single report that is late for the end.
    private Duration pace() {
        var patience = manager.patience();
        var third = patience == null ? NEWS_EVERY : patience.dividedBy(3);
        return third.compareTo(NEWS_EVERY) < 0 ? third : NEWS_EVERY;
    }
}
