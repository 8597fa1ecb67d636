package io.jikimi.config;

import io.jikimi.sources.Entry;
import io.jikimi.sources.Place;
import io.jikimi.sources.Problem;
import io.jikimi.sources.TextFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Reads values that lie in a file each: named by {@code X_FILE}, or in a credentials folder. */
final class SecretFiles {

    private static final String SUFFIX = "_FILE";

    private final Surroundings surroundings;
    private final KnownSettings known;
    private final List<Problem> problems;

    SecretFiles(Surroundings surroundings, KnownSettings known, List<Problem> problems) {
        this.surroundings = surroundings;
        this.known = known;
        this.problems = problems;
    }

    /** What the files say that variables named {@code X_FILE} lead to. */
    List<Entry> named(Map<String, String> variables) {
        var entries = new ArrayList<Entry>();
        variables.forEach(
                (variable, path) -> {
                    if (leadsToFile(variable, known) && !path.isBlank()) {
                        var file = surroundings.path(path.strip());
                        var shown = path.strip() + " (" + variable + ")";
                        add(entries, withoutSuffix(variable), file, shown);
                    }
                });
        return entries;
    }

    /** The credentials folders, the one of this service first. */
    List<Path> folders() {
        var own = surroundings.variable("CREDENTIALS_DIRECTORY").map(surroundings::path);
        own.filter(folder -> !Files.isDirectory(folder)).ifPresent(_ -> complainOfNoFolder());
        return Stream.concat(own.stream(), surroundings.secretFolders().stream())
                .filter(Files::isDirectory)
                .toList();
    }

    private void complainOfNoFolder() {
        problems.add(
                new Problem(
                        Place.variable("CREDENTIALS_DIRECTORY"),
                        "There is no folder of this name.",
                        "Name a folder with one secret per file, or leave it out."));
    }

    /** Whether a variable names the file that holds a setting's value. */
    static boolean leadsToFile(String variable, KnownSettings known) {
        return variable.endsWith(SUFFIX)
                && known.ofVariable(withoutSuffix(variable)).isPresent()
                && known.ofVariable(variable).isEmpty();
    }

    static String withoutSuffix(String variable) {
        return variable.substring(0, variable.length() - SUFFIX.length());
    }

    /** What lies in a credentials folder. */
    List<Entry> in(Path folder) {
        var entries = new ArrayList<Entry>();
        files(folder).stream()
                .filter(file -> known.ofVariable(variable(file)).isPresent())
                .forEach(file -> add(entries, variable(file), file, file.toString()));
        return entries;
    }

    /** Files there that set nothing, by the variables that they would be; unread. */
    List<Entry> strangersIn(Path folder) {
        return files(folder).stream()
                .filter(file -> known.ofVariable(variable(file)).isEmpty())
                .map(file -> new Entry(variable(file), "", new Place(file.toString())))
                .toList();
    }

    private List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> !Files.isDirectory(file)).sorted().toList();
        } catch (IOException unreadable) {
            problems.add(
                    new Problem(
                            new Place(folder.toString()),
                            "The folder cannot be read.",
                            "Let the user that runs Jikimi list it."));
            return List.of();
        }
    }

    // discord-token, bot.token and DISCORD_TOKEN are all names that people give such files.
    private static String variable(Path file) {
        return file.getFileName()
                .toString()
                .replace('-', '_')
                .replace('.', '_')
                .toUpperCase(Locale.ROOT);
    }

    private void add(List<Entry> entries, String name, Path file, String shown) {
        var text = text(file, shown);
        if (text != null) {
            entries.add(new Entry(name, text, new Place(shown)));
        }
    }

    private @Nullable String text(Path file, String shown) {
        var text = TextFile.read(file, shown, problems);
        if (text != null && text.isBlank()) {
            problems.add(
                    new Problem(
                            new Place(shown),
                            "The file is empty.",
                            "Write the value into it, or name no file for this setting."));
            return null;
        }
        return text == null ? null : text.replaceFirst("\\R+\\z", "");
    }
}
