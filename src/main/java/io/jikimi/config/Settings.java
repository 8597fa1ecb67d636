package io.jikimi.config;

import io.jikimi.sources.Place;
import io.jikimi.sources.Problem;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.support.EnvironmentPostProcessorApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that has been set for a bot, with the place where each value was written. */
public final class Settings {

    private static final List<String> SECRETS =
            List.of(
                    "bot.token",
                    "bot.operator.token",
                    "bot.heartbeat.url",
                    "database.url",
                    "database.password",
                    "spring.datasource.url",
                    "spring.datasource.password");

    private static final List<String> HEADERS =
            List.of(
                    "otel.exporter.otlp.headers",
                    "otel.exporter.otlp.traces.headers",
                    "otel.exporter.otlp.metrics.headers",
                    "otel.exporter.otlp.logs.headers");

    private final ConfigurableEnvironment environment;

    /** Those of an environment that has been prepared, such as the running bot's. */
    public Settings(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /** Reads all sources as a start would do, without starting anything. */
    public static Settings read(Surroundings surroundings, String... arguments) {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        var variables = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        sources.replace(
                variables,
                new SystemEnvironmentPropertySource(
                        variables, new HashMap<>(surroundings.variables())));
        sources.addFirst(new SimpleCommandLinePropertySource(arguments));
        sources.addLast(new ReadFrom(surroundings));
        return prepared(environment, arguments);
    }

    /** Reads all sources again, as they are by now. */
    Settings again() {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.forEach(source -> sources.remove(source.getName()));
        this.environment.getPropertySources().stream()
                .filter(source -> !isFromFiles(source))
                .forEach(sources::addLast);
        sources.addLast(new ReadFrom(surroundings()));
        return prepared(environment);
    }

    private static boolean isFromFiles(PropertySource<?> source) {
        return source instanceof ReadFrom
                || source instanceof OriginLookup<?>
                        && !(source instanceof SystemEnvironmentPropertySource real
                                && real.getName()
                                        .equals(
                                                StandardEnvironment
                                                        .SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME));
    }

    private static Settings prepared(ConfigurableEnvironment environment, String... arguments) {
        try {
            new EnvironmentPostProcessorApplicationListener()
                    .onApplicationEvent(
                            new ApplicationEnvironmentPreparedEvent(
                                    new DefaultBootstrapContext(),
                                    new SpringApplication(),
                                    arguments,
                                    environment));
        } catch (RuntimeException failure) {
            var problem = SpringsReading.problem(failure).orElseThrow(() -> failure);
            var readFrom = ReadFrom.of(environment);
            readFrom.problems().add(problem);
            if (!environment.getPropertySources().contains(OperatorSources.FIRST)) {
                new OperatorSources(environment, readFrom).add();
            }
        }
        return new Settings(environment);
    }

    /** Every mistake in the settings; empty where a bot can start on them. */
    public List<Problem> problems() {
        var readFrom = ReadFrom.of(environment);
        var problems = new ArrayList<>(readFrom.problems());
        Checks.ALL.stream()
                .flatMap(check -> check.problems(this).stream())
                .filter(problem -> !readFrom.unusable().contains(problem.place()))
                .forEach(problems::add);
        return problems.stream().distinct().sorted(Comparator.comparing(Problem::place)).toList();
    }

    /** Takes the secrets among these settings out of a text. */
    Scrubber scrubber() {
        return ReadFrom.of(environment).scrubber();
    }

    /** Every secret that any source holds, also where another counts. */
    List<String> secrets() {
        var headers = texts(HEADERS).flatMap(written -> CollectorHeaders.secrets(written).stream());
        return Stream.concat(texts(SECRETS), headers).toList();
    }

    private Stream<String> texts(List<String> properties) {
        return properties.stream().flatMap(property -> values(property).stream()).map(Value::text);
    }

    /** Where all this was read from. */
    public Surroundings surroundings() {
        return ReadFrom.of(environment).getSource();
    }

    /** Every name that an operator gave a value, wherever that was. */
    List<Written> written() {
        return WrittenNames.in(environment);
    }

    /** Every value that any source gives to a setting, the one that counts first. */
    public List<Value> values(String property) {
        var name = ConfigurationPropertyName.of(property);
        var values = new ArrayList<Value>();
        for (var source : environment.getPropertySources()) {
            var mapped = ConfigurationPropertySource.from(source);
            var found = mapped == null ? null : mapped.getConfigurationProperty(name);
            if (found != null) {
                values.add(
                        new Value(
                                text(found.getValue()),
                                Places.of(found.getName().toString(), found.getOrigin(), source)));
            }
        }
        return List.copyOf(values);
    }

    private String text(Object value) {
        return value instanceof String text
                ? environment.resolvePlaceholders(text)
                : value.toString();
    }

    /** The value that counts; empty where nobody sets it. */
    public Optional<Value> value(String property) {
        return values(property).stream().findFirst();
    }

    /** Where the value that counts was written, or where most people would write it. */
    public Place placeOf(String property) {
        return value(property)
                .map(Value::place)
                .orElseGet(() -> Place.variable(SettingName.of(property).variable()));
    }

    /** Binds a group of settings, as the bot itself would. */
    public <T> @Nullable T bind(String prefix, Class<T> type) {
        return Binder.get(environment).bind(prefix, type).orElse(null);
    }

    /** For what Spring alone can tell of them. */
    public ConfigurableEnvironment environment() {
        return environment;
    }
}
