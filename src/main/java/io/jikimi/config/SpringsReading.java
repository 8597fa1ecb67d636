package io.jikimi.config;

import io.jikimi.sources.Place;
import io.jikimi.sources.Problem;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.support.SpringFactoriesLoader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What kept Spring from reading the files and variables that are its own. */
final class SpringsReading {

    private static final String OWN_FILES = ConfigDataEnvironmentPostProcessor.class.getName();
    private static final String JSON = "SpringApplicationJsonEnvironmentPostProcessor";
    private static final List<Path> FOLDERS = List.of(Path.of(""), Path.of("config"));

    private SpringsReading() {}

    /** The operator's mistake behind a failure; empty where Spring was not reading. */
    static Optional<Problem> problem(Throwable failure) {
        if (happenedIn(failure, JSON)) {
            return Optional.of(
                    new Problem(
                            Place.variable("SPRING_APPLICATION_JSON"),
                            "It is not JSON that can be read.",
                            "Check its braces and quotes, or leave it out."));
        }
        return happenedIn(failure, OWN_FILES) ? Optional.of(ofFiles(failure)) : Optional.empty();
    }

    private static boolean happenedIn(Throwable failure, String reader) {
        return Arrays.stream(failure.getStackTrace())
                .anyMatch(frame -> frame.getClassName().endsWith(reader));
    }

    // A parser's own words may repeat what stands in the file, secrets included.
    private static Problem ofFiles(Throwable failure) {
        var place = new Place("Spring's configuration");
        var message = Objects.requireNonNullElse(failure.getMessage(), "");
        if (failure instanceof ConfigDataException || message.startsWith("Invalid profile")) {
            return new Problem(
                    place,
                    message.lines().findFirst().orElse("") + ".",
                    "Put it right where spring.config.* or spring.profiles.* is set, or leave it"
                            + " out.");
        }
        return new Problem(
                unreadable().map(file -> new Place(file.toString())).orElse(place),
                "This file cannot be read.",
                "Check its syntax: application.properties has lines of key=value, with a backslash"
                        + " written twice; YAML is indented with blanks.");
    }

    private static Optional<Path> unreadable() {
        return FOLDERS.stream()
                .flatMap(
                        folder ->
                                Stream.of("properties", "yaml", "yml")
                                        .map(end -> folder.resolve("application." + end)))
                .filter(Files::isRegularFile)
                .filter(file -> !isReadable(file))
                .findFirst();
    }

    private static boolean isReadable(Path file) {
        var loader = loader(file);
        try {
            return loader == null
                    || loader.load(file.toString(), new FileSystemResource(file)) != null;
        } catch (IOException | RuntimeException broken) {
            return false;
        }
    }

    private static @Nullable PropertySourceLoader loader(Path file) {
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(PropertySourceLoader.class)
                .stream()
                .filter(
                        loader ->
                                Arrays.stream(loader.getFileExtensions())
                                        .anyMatch(end -> file.toString().endsWith("." + end)))
                .findFirst()
                .orElse(null);
    }
}
