package io.jikimi.testing;

import io.jikimi.config.Settings;
import io.jikimi.config.Surroundings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Somebody who sets Jikimi up: variables, files in a working directory, secrets, a platform. */
public final class Operator {

    private final Path home;
    private final Map<String, String> variables = new LinkedHashMap<>();

    /** Begins with nothing but an empty folder. */
    public Operator(Path home) {
        this.home = home;
    }

    /** Begins with a token, without which nothing starts. */
    public static Operator withToken(Path home) {
        return new Operator(home).sets("DISCORD_TOKEN", "token");
    }

    public Operator sets(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** Writes a file below the working directory. */
    public Operator writes(String file, String text) {
        try {
            var path = directory().resolve(file);
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Writes a secret into the folder that stands for {@code /run/secrets}. */
    public Operator keeps(String secret, String value) {
        return writes("secrets/" + secret, value);
    }

    /** What Jikimi reads, given these arguments. */
    public Settings reads(String... arguments) {
        return Settings.read(surroundings(), arguments);
    }

    public Surroundings surroundings() {
        return new Surroundings(
                Map.copyOf(variables),
                directory(),
                List.of(directory().resolve("secrets")),
                List.of(Path.of("config.ini"), directory().resolve("etc/config.ini")),
                directory().resolve("mountinfo"));
    }

    public Path directory() {
        return home;
    }
}
