package io.jikimi.config;

import org.springframework.util.function.SingletonSupplier;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every setting that exists: Jikimi's own, and those of the libraries it is built on. */
public final class KnownSettings {

    private static final String SECRET_NAMES =
            ".*(password|passwd|secret|token|key|credential|authorization).*|.*ur[il]";

    private static final KnownSettings OF_THIS_BUILD =
            new KnownSettings(Metadata.ours(), Metadata::all);

    private final List<KnownSetting> ours;
    private final Set<String> ourSections;
    private final Index ourIndex;
    // Some 1,500 settings, which most starts never ask for.
    private final Supplier<Index> otherIndex;

    private KnownSettings(Metadata own, Supplier<Metadata> all) {
        this.ours =
                own.settings().stream()
                        .filter(known -> !isActuators(known))
                        .sorted(Comparator.comparing(KnownSetting::name))
                        .toList();
        this.ourSections =
                ours.stream().map(known -> section(known.name())).collect(Collectors.toSet());
        this.ourIndex = new Index(ours, Map.of());
        this.otherIndex = SingletonSupplier.of(() -> Index.of(all.get()));
    }

    // Each page of the actuator brings some settings of Spring's, also a page of Jikimi's.
    private static boolean isActuators(KnownSetting known) {
        return known.name().startsWith("management.");
    }

    /** Those of this build, read once. The libraries' are read when a name first asks for them. */
    public static KnownSettings load() {
        return OF_THIS_BUILD;
    }

    /** Jikimi's own, by name. */
    public List<KnownSetting> ours() {
        return ours;
    }

    /** Whether a property stands in a section that is Jikimi's own, whether it exists or not. */
    boolean isOurs(String property) {
        return ourSections.contains(section(property));
    }

    /** The setting of this name, in any spelling that Spring takes for the same. */
    public Optional<KnownSetting> find(String property) {
        return index(property).find(property);
    }

    /** The setting that an environment variable sets. */
    public Optional<KnownSetting> ofVariable(String variable) {
        var name = variable.toUpperCase(Locale.ROOT);
        var property = WellKnownNames.ALIASES.get(name);
        if (property != null) {
            return find(property);
        }
        return ourIndex.ofVariable(name)
                .or(() -> isForSpring(name) ? otherIndex.get().ofVariable(name) : Optional.empty());
    }

    // Everything else in an environment is nobody's business, and need not be looked up.
    private static boolean isForSpring(String variable) {
        return variable.matches("(SPRING|SERVER|LOGGING|MANAGEMENT)_.*");
    }

    /** The setting that somebody who wrote this name may have meant. */
    public Optional<String> closest(String property) {
        var canonical = SettingName.of(property).property();
        return asVariable(canonical)
                .or(() -> asVariable(lastPart(canonical)))
                .map(KnownSetting::name)
                .or(() -> Spelling.nearest(canonical, names(ours)))
                .or(() -> elsewhere(canonical))
                .or(
                        () ->
                                isOurs(canonical)
                                        ? Optional.empty()
                                        : otherIndex.get().closest(canonical));
    }

    private Optional<KnownSetting> asVariable(String name) {
        return ofVariable(SettingName.variableOf(name));
    }

    // The right key in the wrong section, or a section where a key is wanted.
    private Optional<String> elsewhere(String property) {
        var key = uniform(lastPart(property));
        return names(ours).stream()
                .filter(
                        name ->
                                uniform(lastPart(name)).equals(key)
                                        || name.startsWith(property + "."))
                .min(Comparator.comparing(String::length).thenComparing(name -> name));
    }

    /** Whether the value of a property must not be shown. What nobody knows may be one. */
    public boolean isSecret(String property) {
        var known = find(property);
        if (isOurs(property)) {
            return known.map(KnownSetting::type).filter(type -> !isSecretType(type)).isEmpty();
        }
        return known.isEmpty() || uniform(lastPart(property)).matches(SECRET_NAMES);
    }

    private static boolean isSecretType(String type) {
        return type.equals(Secret.class.getName());
    }

    private Index index(String property) {
        return isOurs(property) ? ourIndex : otherIndex.get();
    }

    private static String section(String property) {
        return property.toLowerCase(Locale.ROOT).replaceFirst("[.\\[].*", "");
    }

    private static String lastPart(String property) {
        return property.substring(property.lastIndexOf('.') + 1);
    }

    private static List<String> names(Collection<KnownSetting> settings) {
        return settings.stream().map(KnownSetting::name).toList();
    }

    /** What Spring compares names by. */
    static String uniform(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }

    /** Settings by each of the names that they go by. */
    private static final class Index {

        private final Map<String, KnownSetting> byName = new HashMap<>();
        private final Map<String, KnownSetting> byVariable = new HashMap<>();
        private final Map<String, String> replacements = new HashMap<>();

        static Index of(Metadata metadata) {
            return new Index(metadata.settings(), metadata.replacements());
        }

        Index(List<KnownSetting> settings, Map<String, String> gone) {
            for (var known : settings) {
                byName.put(uniform(known.name()), known);
                variables(known.name()).forEach(name -> byVariable.put(name, known));
            }
            gone.forEach((old, now) -> replacements.put(uniform(old), now));
        }

        // Spring takes BOT_API_URL and BOT_APIURL for the same.
        private static Stream<String> variables(String property) {
            return Stream.of(property, property.replace("-", "")).map(SettingName::variableOf);
        }

        Optional<KnownSetting> find(String property) {
            for (var end = property.length(); end > 0; end = parent(property, end)) {
                var known = byName.get(uniform(property.substring(0, end)));
                if (known != null) {
                    return end == property.length()
                            ? Optional.of(known)
                            : known.inside(property.substring(end));
                }
            }
            return Optional.empty();
        }

        private static int parent(String property, int end) {
            return Math.max(property.lastIndexOf('.', end - 1), property.lastIndexOf('[', end - 1));
        }

        Optional<KnownSetting> ofVariable(String variable) {
            for (var end = variable.length(); end > 0; end = variable.lastIndexOf('_', end - 1)) {
                var known = byVariable.get(variable.substring(0, end));
                if (known != null) {
                    return end == variable.length()
                            ? Optional.of(known)
                            : known.inside(inProperty(variable.substring(end)));
                }
            }
            return Optional.empty();
        }

        private static String inProperty(String rest) {
            return rest.toLowerCase(Locale.ROOT)
                    .replaceAll("_([0-9]+)(?=_|$)", "[$1]")
                    .replace('_', '.');
        }

        Optional<String> closest(String property) {
            return Optional.ofNullable(replacements.get(uniform(property)))
                    .or(() -> Spelling.nearest(property, names(byName.values())));
        }
    }
}
