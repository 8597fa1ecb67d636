package io.jikimi.telemetry;

import io.micrometer.core.ipc.http.HttpUrlConnectionSender;
import io.micrometer.registry.otlp.OtlpHttpMetricsSender;
import io.micrometer.registry.otlp.OtlpMetricsSender;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import java.time.Duration;

/** Sends metrics, tells how that went, and keeps nobody waiting at the end. */
class MetricsSender implements OtlpMetricsSender {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration AT_THE_END = Duration.ofSeconds(1);

    private final OtlpMetricsSender usual;
    private final OtlpMetricsSender last = sender(AT_THE_END, AT_THE_END);
    private final Delivery delivery;
    private volatile boolean isEnding;

    MetricsSender(Duration timeout, Delivery delivery) {
        this.usual = sender(CONNECT, timeout);
        this.delivery = delivery;
    }

    private static OtlpMetricsSender sender(Duration connect, Duration read) {
        return new OtlpHttpMetricsSender(new HttpUrlConnectionSender(connect, read));
    }

    // Before Spring sends all metrics for the last time, which it does while this is told.
    @EventListener(ContextClosedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void end() {
        isEnding = true;
    }

    @Override
    public void send(Request request) throws Exception {
        var isTaken = false;
        try {
            (isEnding ? last : usual).send(request);
            isTaken = true;
        } finally {
            delivery.note(isTaken);
        }
    }
}
