package io.jikimi.reference;

import io.jikimi.config.KnownSettings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The files that tell what can be set: made from the code, and never written by hand. */
public final class Reference {

    private static final String APP_JSON = "app.json";

    private final KnownSettings settings;

    public Reference(KnownSettings settings) {
        this.settings = settings;
    }

    /** Writes every file anew and returns their names; of {@code app.json} only its settings. */
    public List<String> write(Path folder) {
        var files = files(folder);
        files.forEach((name, text) -> write(folder.resolve(name), text));
        return List.copyOf(files.keySet());
    }

    /** The files that say something else than the code does. */
    public List<String> stale(Path folder) {
        return files(folder).entrySet().stream()
                .filter(file -> !read(folder.resolve(file.getKey())).equals(file.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<String, String> files(Path folder) {
        return new TreeMap<>(
                Map.of(
                        "docs/configuration.md",
                        new ReferencePage(settings).text(),
                        "config.ini.example",
                        new IniExample(settings).text(),
                        ".env.example",
                        new DotenvExample(settings).text(),
                        APP_JSON,
                        new AppJson(settings).text(read(folder.resolve(APP_JSON)))));
    }

    private static String read(Path file) {
        try {
            // As Git may have checked it out on Windows.
            return Files.exists(file) ? Files.readString(file).replace("\r\n", "\n") : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
