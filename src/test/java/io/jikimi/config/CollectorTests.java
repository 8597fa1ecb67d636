package io.jikimi.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.sources.Problem;
import io.jikimi.testing.Operator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

/** The standard variables of OpenTelemetry, as operators write them. */
class CollectorTests {

    @TempDir Path folder;

    private Operator operator;

    @BeforeEach
    void anOperator() {
        operator = Operator.withToken(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OTEL_EXPORTER_OTLP_PROTOCOL | grpc | must be http/protobuf",
                "OTEL_EXPORTER_OTLP_LOGS_PROTOCOL | http/json | must be http/protobuf",
                "OTEL_EXPORTER_OTLP_ENDPOINT | collector:4318 | not an address",
                "OTEL_EXPORTER_OTLP_ENDPOINT | localhost | not an address",
                "OTEL_EXPORTER_OTLP_ENDPOINT | https://me:canary@host/ | not an address",
                "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT | ftp://host/ | not an address",
                "OTEL_EXPORTER_OTLP_HEADERS | only-a-canary | not a list of names and values",
                "OTEL_EXPORTER_OTLP_METRICS_HEADERS | a=canary%zz | not a list of names and values",
                "OTEL_RESOURCE_ATTRIBUTES | production | not a list of names and values",
                "OTEL_TRACES_EXPORTER | zipkin | cannot be read",
                "OTEL_TRACES_SAMPLER | sometimes | must be always_on",
                "OTEL_TRACES_SAMPLER_ARG | 2 | must be a number from 0 to 1",
                "OTEL_METRIC_EXPORT_INTERVAL | 10 | must be 1s or longer",
                "OTEL_EXPORTER_OTLP_TIMEOUT | soon | cannot be read",
                "OTEL_SDK_DISABLED | perhaps | cannot be read"
            })
    void saysWhereAMistakeIsAndWhatToDo(String variable, String value, String expected) {
        var problems = operator.sets(variable, value).reads().problems();

        assertThat(problems)
                .isNotEmpty()
                .allSatisfy(
                        problem ->
                                assertThat(problem.place().text())
                                        .isEqualTo("environment " + variable));
        assertThat(problems).extracting(Problem::what).anyMatch(what -> what.contains(expected));
        assertThat(problems.toString()).doesNotContain("canary");
    }

    @Test
    void takesTheVariablesAsEveryCollectorDocumentsThem() {
        operator.sets("OTEL_EXPORTER_OTLP_ENDPOINT", "https://otlp.example.org:4318")
                .sets("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Basic%20YTpi,x-scope=a=b")
                .sets("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                .sets("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", "")
                .sets("OTEL_RESOURCE_ATTRIBUTES", "a=b, c=d%2Ce")
                .sets("OTEL_TRACES_SAMPLER", "parentbased_traceidratio")
                .sets("OTEL_TRACES_SAMPLER_ARG", "0.1")
                .sets("OTEL_METRICS_EXPORTER", "none")
                .sets("OTEL_METRIC_EXPORT_INTERVAL", "30000")
                .sets("OTEL_BSP_MAX_QUEUE_SIZE", "100");

        assertThat(operator.reads().problems()).isEmpty();
        assertThat(CollectorHeaders.parse("authorization=Basic%20YTpi,x-scope=a=b"))
                .containsEntry("authorization", "Basic YTpi")
                .containsEntry("x-scope", "a=b");
    }

    @Test
    void explainsThemWithoutTellingTheSecret() {
        var explainer =
                new Explainer(
                        operator.sets("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4318")
                                .sets("OTEL_EXPORTER_OTLP_HEADERS", "key=canary-of-a-collector")
                                .reads());

        assertThat(explainer.property("OTEL_TRACES_SAMPLER_ARG"))
                .contains("otel.traces.sampler-arg");
        assertThat(explainer.explain("otel.exporter.otlp.endpoint").place())
                .isEqualTo("environment OTEL_EXPORTER_OTLP_ENDPOINT");
        assertThat(explainer.explain("otel.exporter.otlp.headers").value())
                .startsWith("set, 25 characters")
                .doesNotContain("canary");
    }

    @Test
    void theHeadersAreTakenOutOfTheLogInEveryForm() {
        var settings =
                operator.sets(
                                "OTEL_EXPORTER_OTLP_HEADERS",
                                "authorization=Basic%20Y2FuYXJ5OnBhc3M%3D,x-key=canary-key-two")
                        .reads();

        assertThat(settings.secrets())
                .contains("Basic Y2FuYXJ5OnBhc3M=", "Y2FuYXJ5OnBhc3M=", "canary-key-two");
    }
}
