package io.jikimi.timers;

import io.jikimi.timers.TimerTable.Backlog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.Timer.Sample;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Counts what timers do, and looks now and then how much is late. */
@Component
class TimerMeters {

    /** It did what it was to do. */
    static final String DONE = "done";

    /** Another instance acts for the guild by now. */
    static final String WITHDRAWN = "withdrawn";

    private static final Logger log = LoggerFactory.getLogger(TimerMeters.class);

    /** What has been due for longer should have begun. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private final MeterRegistry meters;
    private final TimerTable table;
    private final Clock clock;
    private volatile Backlog backlog = new Backlog(0, null);

    TimerMeters(MeterRegistry meters, TimerTable table, Clock clock) {
        this.meters = meters;
        this.table = table;
        this.clock = clock;
        Gauge.builder("jikimi.timers.overdue", () -> backlog.overdue())
                .description("How many timers should have been done by now and are not")
                .register(meters);
        TimeGauge.builder("jikimi.timers.lag", () -> lag().toMillis(), TimeUnit.MILLISECONDS)
                .description("How late the oldest timer is that has not been tried yet")
                .register(meters);
    }

    /** How late the oldest timer is that has not been tried yet. */
    Duration lag() {
        var oldest = backlog.untried();
        var lag = oldest == null ? Duration.ZERO : Duration.between(oldest, clock.instant());
        return lag.isNegative() ? Duration.ZERO : lag;
    }

    long overdue() {
        return backlog.overdue();
    }

    @Scheduled(fixedDelay = 10_000)
    void look() {
        try {
            backlog = table.backlog(clock.instant().minus(LATE));
        } catch (DataAccessException | TransactionException away) {
            log.debug("How much is late cannot be seen", away);
        }
    }

    /** Shows what such work will be counted by, before there is any. */
    void expect(String kind) {
        lateness(kind);
        failures(kind);
        List.of(DONE, WITHDRAWN).forEach(outcome -> runs(kind, outcome));
    }

    Sample started(Due due) {
        if (due.failures() == 0) {
            lateness(due.timer().kind())
                    .record(Duration.between(due.at(), clock.instant()).toMillis() / 1e3);
        }
        return Timer.start(meters);
    }

    void ended(String kind, Sample started, String outcome) {
        started.stop(runs(kind, outcome));
    }

    void failed(String kind) {
        failures(kind).increment();
    }

    private DistributionSummary lateness(String kind) {
        return DistributionSummary.builder("jikimi.timers.lateness")
                .description("How late timers begin, at their first try")
                .baseUnit("seconds")
                .tag("kind", kind)
                .register(meters);
    }

    private Timer runs(String kind, String outcome) {
        return Timer.builder("jikimi.timers.runs")
                .description("What timers did, and how long it took")
                .tag("kind", kind)
                .tag("outcome", outcome)
                .register(meters);
    }

    private Counter failures(String kind) {
        return Counter.builder("jikimi.timers.failures")
                .description("How often timers failed and are tried again")
                .tag("kind", kind)
                .register(meters);
    }
}
