package io.jikimi.config;

import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds every name that an operator gave a value, in sources of ours and of Spring's. */
final class WrittenNames {

    // Where Java, Spring and others have values of their own.
    private static final Set<String> SHARED =
            Set.of(
                    StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
                    "spring.application.json");

    private WrittenNames() {}

    static List<Written> in(ConfigurableEnvironment environment) {
        var written = new ArrayList<>(ReadFrom.of(environment).written());
        environment.getPropertySources().stream().flatMap(WrittenNames::in).forEach(written::add);
        return written;
    }

    private static Stream<Written> in(PropertySource<?> source) {
        return switch (source) {
            case CommandLinePropertySource<?> arguments ->
                    names(arguments, Written.Source.COMMAND_LINE, _ -> true);
            case OriginTrackedMapPropertySource file when isExternal(file) ->
                    names(file, Written.Source.PROPERTIES, _ -> true);
            case EnumerablePropertySource<?> shared when SHARED.contains(shared.getName()) ->
                    names(shared, Written.Source.PROPERTIES, WrittenNames::isOurs);
            default -> Stream.empty();
        };
    }

    private static Stream<Written> names(
            EnumerablePropertySource<?> source, Written.Source kind, Predicate<String> isMeant) {
        return Arrays.stream(source.getPropertyNames())
                .filter(isMeant)
                .map(
                        name ->
                                new Written(
                                        kind,
                                        name,
                                        String.valueOf(source.getProperty(name)),
                                        Places.of(name, source)));
    }

    private static boolean isOurs(String name) {
        return name.startsWith("bot.") || name.startsWith("database.");
    }

    private static boolean isExternal(OriginTrackedMapPropertySource source) {
        return Arrays.stream(source.getPropertyNames())
                .map(source::getOrigin)
                .anyMatch(
                        origin ->
                                origin instanceof TextResourceOrigin text
                                        && !Places.isBuiltIn(text));
    }
}
