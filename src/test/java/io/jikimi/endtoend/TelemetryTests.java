package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;
import io.jikimi.testing.Collector;
import io.jikimi.testing.Ports;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a collector of OpenTelemetry is sent, by the standard variables alone. */
@Execution(ExecutionMode.CONCURRENT)
class TelemetryTests {

    private static final String TOKEN = "canary+token/1=from~environment";
    private static final String KEY = "canary-key/2=of~the~collector";
    private static final String OF_A_PERSON = "canary words of a person";
    private static final String OPERATOR = "the-operators-own-token";
    private static final Duration TIME_TO_END = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir Path folder;

    private final Playground playground =
            Playground.start(PlaygroundSettings.forTests().withToken(TOKEN));
    private final Collector collector = new Collector();
    private final int port = Ports.free();

    @AfterEach
    void close() {
        collector.close();
        playground.close();
    }

    @Test
    void aCommandIsFollowedFromItsEventToTheDatabaseAndToDiscord() throws Exception {
        var environment = environment();
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url());
        environment.put(
                "OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20" + Canaries.encoded(KEY));
        environment.put("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=a%20test");
        environment.put("LOGGING_LEVEL_NET_DV8TION_JDA", "TRACE");
        try (var bot = JikimiProcess.start(folder, environment)) {
            playground.waitsUntilConnected();
            var owner = playground.garden().owner();
            owner.says(OF_A_PERSON);
            owner.says("!prefix set ?");
            playground.garden().general().shows("?");
            owner.runs("/ping").answer();

            await().atMost(SOON)
                    .untilAsserted(
                            () -> {
                                assertThat(names(collector.spans()))
                                        .contains(
                                                "command ping",
                                                "POST interactions/{interaction_id}/"
                                                        + "{interaction_token}/callback");
                                assertThat(collector.metrics())
                                        .extracting(Metric::getName)
                                        .contains("jikimi.command", "jikimi.shards.owned");
                                assertThat(collector.logs()).isNotEmpty();
                            });
            bot.terminate(TIME_TO_END);

            assertThat(bot.log()).doesNotContain("takes no", "OpenTelemetry", OF_A_PERSON);
            assertThat(bot.log().lines().filter(TelemetryTests::tells)).isEmpty();
        }
        var command = span("command prefix");
        assertThat(Collector.attributes(command.getAttributesList()))
                .containsEntry("jikimi.command", "prefix")
                .containsEntry("jikimi.door", "prefix")
                .containsEntry("jikimi.outcome", "ok");
        var event = parent(command).orElseThrow();
        assertThat(event.getName()).isEqualTo("MessageReceivedEvent");
        assertThat(event.getParentSpanId().isEmpty()).isTrue();
        assertThat(Collector.attributes(event.getAttributesList()))
                .containsEntry("jikimi.guild", "" + playground.garden().id())
                .containsEntry("jikimi.shard", "0")
                .hasEntrySatisfying(
                        "jikimi.event", key -> assertThat(key).startsWith("MessageReceivedEvent:"));
        assertThat(children(command))
                .filteredOn(step -> step.getName().equals("INSERT guild_setting"))
                .isNotEmpty()
                .allSatisfy(
                        step ->
                                assertThat(Collector.attributes(step.getAttributesList()))
                                        .containsEntry("db.operation.name", "INSERT")
                                        .containsEntry("db.collection.name", "guild_setting"));
        var request =
                children(event).stream()
                        .filter(TelemetryTests::isRequest)
                        .findFirst()
                        .orElseThrow();
        assertThat(request.getName()).isEqualTo("POST channels/{channel_id}/messages");
        assertThat(Collector.attributes(request.getAttributesList()))
                .containsEntry("http.response.status_code", "200");

        assertThat(collector.sent()).allMatch(one -> one.authorization().equals("Bearer " + KEY));
        assertThat(collector.sent()).allMatch(Collector.Sent::isZipped);
        assertThat(collector.resources())
                .allSatisfy(
                        marks ->
                                assertThat(marks)
                                        .containsEntry("service.name", "jikimi")
                                        .containsEntry("service.version", "v42")
                                        .containsEntry("deployment.environment.name", "a test")
                                        .containsKey("service.instance.id"));
        tellsNoSecret();
    }

    @Test
    void aFailureIsInItsTraceWithTheNumberThatThePersonSees() throws Exception {
        var environment = environment();
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url());
        environment.put("BOT_LOG_FORMAT", "ecs");
        try (var bot = JikimiProcess.startWith(MischiefCommand.class, folder, environment)) {
            playground.waitsUntilConnected();
            var answer = playground.garden().owner().runs("/panel").answer().text();
            await().atMost(SOON)
                    .until(
                            () ->
                                    names(collector.spans()).contains("command panel")
                                            && logged("Command panel failed").isPresent());

            assertThat(get("/actuator/prometheus"))
                    .containsPattern("jikimi_command_seconds_count\\{.*# \\{.*trace_id=")
                    .containsPattern("jikimi_events_handled_seconds_count\\{.*# \\{.*trace_id=");
            bot.terminate(TIME_TO_END);

            var line = logged("Command panel failed").orElseThrow();
            var marks = Collector.attributes(line.getAttributesList());
            assertThat(answer).contains(marks.get("error.id"));
            assertThat(marks).containsEntry("command", "panel").containsKeys("guild", "user");
            assertThat(marks.get("exception.stacktrace")).contains("at the root", "[secret]");
            assertThat(line.getSpanId()).isEqualTo(span("command panel").getSpanId());
            assertThat(bot.log())
                    .contains(HexFormat.of().formatHex(line.getTraceId().toByteArray()));
        }
        tellsNoSecret();
    }

    @ParameterizedTest
    @CsvSource({"TRACES, /v1/traces", "METRICS, /v1/metrics", "LOGS, /v1/logs"})
    void eachSignalCanBeSentAlone(String signal, String path) throws Exception {
        var environment = environment();
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url() + "/");
        environment.put("OTEL_SERVICE_NAME", "keeper of gardens");
        for (var other : List.of("TRACES", "METRICS", "LOGS")) {
            if (!other.equals(signal)) {
                environment.put("OTEL_" + other + "_EXPORTER", "none");
            }
        }
        try (var bot = JikimiProcess.start(folder, environment)) {
            playground.waitsUntilConnected();
            playground.garden().owner().runs("/ping").answer();
            await().atMost(SOON).until(() -> !collector.sent().isEmpty());
            bot.terminate(TIME_TO_END);
        }
        assertThat(collector.sent()).extracting(Collector.Sent::path).containsOnly(path);
        assertThat(collector.resources())
                .allMatch(marks -> "keeper of gardens".equals(marks.get("service.name")));
    }

    @ParameterizedTest
    @CsvSource({"silent", "refusing", "absent"})
    void aCollectorThatTakesNothingHoldsUpNobody(String how) throws Exception {
        var environment = environment();
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url());
        environment.put("OTEL_EXPORTER_OTLP_TIMEOUT", "1000");
        switch (how) {
            case "silent" -> collector.saysNothing();
            case "refusing" -> collector.answersWith(403);
            default -> collector.close();
        }
        try (var bot = JikimiProcess.start(folder, environment)) {
            playground.waitsUntilConnected();
            playground.garden().owner().runs("/ping").answer();
            for (var signal : List.of("traces", "metrics", "logs")) {
                await().atMost(SOON).until(() -> bot.log().contains("takes no " + signal));
            }
            playground.garden().owner().runs("/ping").answer();

            assertThat(bot.terminate(TIME_TO_END)).as(bot.log()).isEqualTo(143);

            for (var signal : List.of("traces", "metrics", "logs")) {
                assertThat(bot.log()).containsOnlyOnce("takes no " + signal);
            }
            assertThat(bot.log()).doesNotContain("\tat ", "cut short", "io.opentelemetry");
        }
    }

    @Test
    void isToldOnceMoreWhenTheCollectorIsBack() throws Exception {
        var environment = environment();
        environment.put("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", collector.url() + "/v1/metrics");
        collector.answersWith(503);
        try (var bot = JikimiProcess.start(folder, environment)) {
            playground.waitsUntilConnected();
            await().atMost(SOON).until(() -> bot.log().contains("takes no metrics"));
            collector.answersWith(200);
            await().atMost(SOON).until(() -> bot.log().contains("takes metrics again"));
            bot.terminate(TIME_TO_END);
        }
        assertThat(collector.sent()).extracting(Collector.Sent::path).containsOnly("/v1/metrics");
    }

    @ParameterizedTest
    @CsvSource({"OTEL_SERVICE_NAME, jikimi", "OTEL_SDK_DISABLED, true"})
    void nothingOfItIsThereUnlessAsked(String variable, String value) throws Exception {
        var environment = environment();
        environment.put(variable, value);
        if (value.equals("true")) {
            environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url());
        }
        environment.put("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "*");
        try (var bot = JikimiProcess.start(folder, environment)) {
            playground.waitsUntilConnected();
            playground.garden().owner().runs("/ping").answer();

            assertThat(get("/actuator/beans"))
                    .contains("prometheusMeterRegistry")
                    .doesNotContain("io.opentelemetry", "OtlpMeterRegistry", "dsproxy")
                    .doesNotContain("telemetry.Spans", "telemetry.Telemetry\"", "LogExport");
            assertThat(get("/actuator/threaddump"))
                    .doesNotContain("BatchSpanProcessor", "BatchLogRecord", "otlp", "log-sender");
            bot.terminate(TIME_TO_END);
        }
        assertThat(collector.sent()).isEmpty();
    }

    @Test
    void whatOnlyTheLibraryKnowsIsRefusedAsAnyOtherMistake() throws Exception {
        var environment = environment();
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url());
        environment.put("OTEL_BSP_SCHEDULE_DELAY", "soon");
        try (var bot = JikimiProcess.start(folder, environment)) {
            assertThat(bot.awaitExit(Duration.ofSeconds(60))).as(bot.log()).isEqualTo(78);
            assertThat(bot.log()).contains("otel.bsp.schedule.delay").doesNotContain("\tat ");
        }
    }

    private HashMap<String, String> environment() throws IOException {
        var environment = new HashMap<String, String>();
        environment.put("DISCORD_TOKEN", TOKEN);
        environment.put("DISCORD_API_URL", playground.apiUrl());
        environment.put("BOT_IDENTIFY_GAP", "50ms");
        environment.put("BOT_OPERATOR_TOKEN", OPERATOR);
        environment.put("HEROKU_RELEASE_VERSION", "v42");
        environment.put("PORT", "" + port);
        environment.put("OTEL_BSP_SCHEDULE_DELAY", "200");
        environment.put("OTEL_BLRP_SCHEDULE_DELAY", "200");
        environment.put("OTEL_METRIC_EXPORT_INTERVAL", "1000");
        return environment;
    }

    private String get(String path) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", "Bearer " + OPERATOR)
                        .header(
                                "Accept",
                                path.endsWith("prometheus")
                                        ? "application/openmetrics-text"
                                        : "application/json")
                        .build();
        try (var browser = HttpClient.newHttpClient()) {
            return browser.send(request, BodyHandlers.ofString()).body();
        }
    }

    private void tellsNoSecret() {
        assertThat(collector.sent())
                .isNotEmpty()
                .noneMatch(one -> tells(one.text()))
                .noneMatch(one -> one.text().contains(OF_A_PERSON));
    }

    private static boolean tells(String text) {
        return Stream.of(TOKEN, KEY).flatMap(Canaries::forms).anyMatch(text::contains);
    }

    private Optional<LogRecord> logged(String words) {
        return collector.logs().stream()
                .filter(line -> line.getBody().getStringValue().startsWith(words))
                .findFirst();
    }

    private Span span(String name) {
        return collector.spans().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + ": " + names(collector.spans())));
    }

    private Optional<Span> parent(Span child) {
        return collector.spans().stream()
                .filter(span -> span.getSpanId().equals(child.getParentSpanId()))
                .filter(span -> span.getTraceId().equals(child.getTraceId()))
                .findFirst();
    }

    private List<Span> children(Span parent) {
        return collector.spans().stream()
                .filter(span -> span.getParentSpanId().equals(parent.getSpanId()))
                .toList();
    }

    private static boolean isRequest(Span span) {
        return Collector.attributes(span.getAttributesList()).containsKey("url.template");
    }

    private static List<String> names(List<Span> spans) {
        return spans.stream().map(Span::getName).toList();
    }
}
