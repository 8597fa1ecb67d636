package io.jikimi.config;

import io.jikimi.sources.Problem;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Refuses what OpenTelemetry could not use: where its collector is, and what to tell it. */
class CollectorCheck implements Check {

    private static final String OTLP = "otel.exporter.otlp.";

    @Override
    public List<Problem> problems(Settings settings) {
        var perSignal =
                Stream.of("", "traces.", "metrics.", "logs.")
                        .flatMap(
                                signal ->
                                        Stream.of(
                                                endpoint(settings, OTLP + signal + "endpoint"),
                                                pairs(
                                                        settings,
                                                        OTLP + signal + "headers",
                                                        "authorization=Bearer%20your-token")));
        return Stream.concat(
                        perSignal,
                        Stream.of(
                                pairs(
                                        settings,
                                        "otel.resource.attributes",
                                        "deployment.environment.name=production")))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Problem> endpoint(Settings settings, String property) {
        return AddressCheck.unfit(
                settings,
                property,
                url -> url.isEmpty() || isCallableWithoutLogin(url),
                "is not an address that can be called.",
                "Set it to an http or https URL with a host and no password, such as"
                        + " http://localhost:4318, or leave it out. A login belongs into"
                        + " OTEL_EXPORTER_OTLP_HEADERS.");
    }

    private static Optional<Problem> pairs(Settings settings, String property, String example) {
        return AddressCheck.unfit(
                settings,
                property,
                CollectorHeaders::areReadable,
                "is not a list of names and values.",
                "Write it as name=value,name2=value2, each value encoded as in a URL, such as "
                        + example
                        + ".");
    }

    private static boolean isCallableWithoutLogin(String url) {
        return AddressCheck.isCallable(url) && URI.create(url).getUserInfo() == null;
    }
}
