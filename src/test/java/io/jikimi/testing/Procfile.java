package io.jikimi.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** The processes that Heroku may run, each by the line of shell that starts it. */
public record Procfile(Map<String, String> lines) {

    public static Procfile read(Path file) throws IOException {
        return new Procfile(
                Files.readAllLines(file).stream()
                        .map(line -> line.split(": *", 2))
                        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1])));
    }
}
