package io.jikimi.config;

import io.jikimi.sources.Dotenv;
import io.jikimi.sources.Entry;
import io.jikimi.sources.Place;
import io.jikimi.sources.Problem;
import io.jikimi.sources.References;
import io.jikimi.sources.TextFile;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts the operator's sources below the real environment, highest first: well-known names, files
 * that hold a value each, {@code .env}, an INI file. Each may refer to those above it.
 */
final class OperatorSources {

    /** What the first of the sources that are added here is called. */
    static final String FIRST = "well-known names";

    private static final String DOTENV = ".env";

    private final ConfigurableEnvironment environment;
    private final Surroundings surroundings;
    private final ReadFrom readFrom;
    private final List<Problem> problems;
    private final SecretFiles secretFiles;
    private final Map<String, Entry> variables = new HashMap<>();
    private String lowest = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    OperatorSources(ConfigurableEnvironment environment, ReadFrom readFrom) {
        this.environment = environment;
        this.surroundings = readFrom.getSource();
        this.readFrom = readFrom;
        this.problems = readFrom.problems();
        this.secretFiles = new SecretFiles(surroundings, KnownSettings.load(), readFrom.problems());
    }

    void add() {
        environment
                .getPropertySources()
                .replace(lowest, EntrySources.environment(lowest, surroundings.variables()));
        var real = real();
        put(EntrySources.properties(FIRST, WellKnownNames.aliases(real)));
        remember(Written.Source.ENVIRONMENT, real);
        addFiles("named files", secretFiles.named(surroundings.variables()));
        secretFiles
                .folders()
                .forEach(
                        folder -> {
                            addFiles(folder.toString(), secretFiles.in(folder));
                            readFrom.note(
                                    Written.Source.SECRET_FILE, secretFiles.strangersIn(folder));
                        });
        var dotenv = dotenv();
        var filesOfDotenv = secretFiles.named(byName(dotenv, Entry::value));
        var all = Stream.concat(dotenv.stream(), filesOfDotenv.stream()).toList();
        put(EntrySources.variables(DOTENV, WellKnownNames.withAliases(all)));
        remember(Written.Source.DOTENV, dotenv);
        remember(Written.Source.SECRET_FILE, filesOfDotenv);
        var file = configFile();
        if (file != null) {
            var ini =
                    new IniSettings(
                            new Settings(environment),
                            variables::get,
                            KnownSettings.load(),
                            readFrom);
            put(EntrySources.properties("config.ini", ini.read(surroundings.path(file), file)));
        }
    }

    private void addFiles(String name, List<Entry> files) {
        put(EntrySources.variables(name, WellKnownNames.withAliases(files)));
        remember(Written.Source.SECRET_FILE, files);
    }

    private void put(PropertySource<?> source) {
        environment.getPropertySources().addAfter(lowest, source);
        lowest = source.getName();
    }

    private List<Entry> real() {
        return surroundings.variables().entrySet().stream()
                .filter(variable -> !variable.getValue().isBlank())
                .sorted(Map.Entry.comparingByKey())
                .map(
                        variable ->
                                new Entry(
                                        variable.getKey(),
                                        variable.getValue(),
                                        Place.variable(variable.getKey())))
                .toList();
    }

    private void remember(Written.Source source, List<Entry> entries) {
        readFrom.note(source, entries);
        entries.forEach(this::remember);
    }

    // What stands here is final: a reference to it is not looked through for further references.
    private void remember(Entry entry) {
        var said = new Entry(entry.name(), References.literal(entry.value()), entry.place());
        variables.putIfAbsent(entry.name(), said);
    }

    private List<Entry> dotenv() {
        var file = surroundings.path(DOTENV);
        if (!exists(file)) {
            return List.of();
        }
        var text = Objects.requireNonNullElse(TextFile.read(file, DOTENV, problems), "");
        var written = Dotenv.parse(DOTENV, text, problems);
        var entries = new ArrayList<Entry>();
        var byName = byName(written, entry -> entry);
        var references =
                new References(
                        name ->
                                variables.containsKey(name)
                                        ? variables.get(name)
                                        : byName.get(name));
        for (var entry : written) {
            var found = new ArrayList<Problem>();
            var value = references.resolve(entry, found);
            var said = value == null ? unusable(entry) : value;
            if (!said.isBlank() || !WellKnownNames.isJikimis(entry.name())) {
                entries.add(new Entry(entry.name(), said, entry.place()));
            }
            // Nobody needs what a source above says otherwise.
            if (!variables.containsKey(entry.name())) {
                problems.addAll(found);
            }
        }
        return entries;
    }

    private static <T> Map<String, T> byName(List<Entry> entries, Function<Entry, T> what) {
        return entries.stream().collect(Collectors.toMap(Entry::name, what, (first, _) -> first));
    }

    private String unusable(Entry entry) {
        readFrom.unusable().add(entry.place());
        return entry.value();
    }

    private @Nullable String configFile() {
        var named = namedConfigFile();
        if (named != null) {
            return named;
        }
        return surroundings.configFiles().stream()
                .filter(file -> exists(surroundings.path(file.toString())))
                .map(Path::toString)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String namedConfigFile() {
        for (var source : environment.getPropertySources()) {
            if (source instanceof CommandLinePropertySource
                    && source.getProperty("config") != null) {
                return String.valueOf(source.getProperty("config"));
            }
        }
        var variable = variables.get("BOT_CONFIG");
        return variable == null ? null : variable.value();
    }

    private static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
}
