package io.jikimi.testing;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A collector of OpenTelemetry on this machine, which keeps all that it is sent. */
public final class Collector implements AutoCloseable {

    private final HttpServer server = Loopback.serve(this::take);
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean silent;
    private volatile int status = 200;

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on it hears what is sent and answers nothing. */
    public void saysNothing() {
        silent = true;
    }

    /** From now on it answers with this status. */
    public void answersWith(int next) {
        status = next;
    }

    /** Keeps nothing of what came so far. */
    public void forget() {
        sent.clear();
    }

    /** Everything that came to a path so far. */
    public List<Sent> sentTo(String path) {
        return sent.stream().filter(one -> one.path.equals(path)).toList();
    }

    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    public List<Span> spans() {
        return sentTo("/v1/traces").stream()
                .flatMap(one -> one.traces().getResourceSpansList().stream())
                .flatMap(from -> from.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .toList();
    }

    public List<Metric> metrics() {
        return sentTo("/v1/metrics").stream()
                .flatMap(one -> one.metrics().getResourceMetricsList().stream())
                .flatMap(from -> from.getScopeMetricsList().stream())
                .flatMap(scope -> scope.getMetricsList().stream())
                .toList();
    }

    public List<LogRecord> logs() {
        return sentTo("/v1/logs").stream()
                .flatMap(one -> one.logs().getResourceLogsList().stream())
                .flatMap(from -> from.getScopeLogsList().stream())
                .flatMap(scope -> scope.getLogRecordsList().stream())
                .toList();
    }

    /** What marks the process that sent each signal. */
    public List<Map<String, String>> resources() {
        return Stream.of(
                        sentTo("/v1/traces").stream()
                                .flatMap(one -> one.traces().getResourceSpansList().stream())
                                .map(from -> from.getResource()),
                        sentTo("/v1/metrics").stream()
                                .flatMap(one -> one.metrics().getResourceMetricsList().stream())
                                .map(from -> from.getResource()),
                        sentTo("/v1/logs").stream()
                                .flatMap(one -> one.logs().getResourceLogsList().stream())
                                .map(from -> from.getResource()))
                .flatMap(resources -> resources)
                .map(resource -> attributes(resource.getAttributesList()))
                .toList();
    }

    public static Map<String, String> attributes(List<KeyValue> pairs) {
        return pairs.stream()
                .collect(
                        Collectors.toMap(
                                KeyValue::getKey,
                                pair ->
                                        pair.getValue().hasIntValue()
                                                ? "" + pair.getValue().getIntValue()
                                                : pair.getValue().getStringValue(),
                                (first, again) -> again));
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var headers = exchange.getRequestHeaders();
            var isZipped = "gzip".equals(headers.getFirst("Content-Encoding"));
            if (silent) {
                released.await();
            }
            if (status == 200) {
                sent.add(
                        new Sent(
                                exchange.getRequestURI().getPath(),
                                isZipped,
                                String.valueOf(headers.getFirst("Authorization")),
                                isZipped ? unzipped(body) : body));
            }
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] unzipped(byte[] body) throws IOException {
        try (var zip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return zip.readAllBytes();
        }
    }

    @Override
    public void close() {
        released.countDown();
        server.stop(0);
    }

    /**
     * One request.
     *
     * @param path what it was sent to
     * @param isZipped whether it was compressed
     * @param authorization the header of that name
     * @param body what it holds
     */
    public record Sent(String path, boolean isZipped, String authorization, byte[] body) {

        /** Its bytes as they are, in which every text can be found. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        private ExportTraceServiceRequest traces() {
            try {
                return ExportTraceServiceRequest.parseFrom(body);
            } catch (InvalidProtocolBufferException other) {
                throw new UncheckedIOException(other);
            }
        }

        private ExportMetricsServiceRequest metrics() {
            try {
                return ExportMetricsServiceRequest.parseFrom(body);
            } catch (InvalidProtocolBufferException other) {
                throw new UncheckedIOException(other);
            }
        }

        private ExportLogsServiceRequest logs() {
            try {
                return ExportLogsServiceRequest.parseFrom(body);
            } catch (InvalidProtocolBufferException other) {
                throw new UncheckedIOException(other);
            }
        }
    }
}
