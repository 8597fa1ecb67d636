package io.jikimi.config;

import org.springframework.util.function.SingletonSupplier;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Every setting that exists: Jikimi's own, and those of the libraries it is built on. */
public final class KnownSettings {

    private static final String SECRET_NAMES =
            ".*(password|passwd|secret|token|key|credential|authorization).*|.*ur[il]";

    private static final KnownSettings OF_THIS_BUILD =
            new KnownSettings(Metadata.ours(), Metadata::all);

    private final List<KnownSetting> ours;
    private final Set<String> ourSections;
    private final SettingIndex ourIndex;
    // Some 1,500 settings, which most starts never ask for.
    private final Supplier<SettingIndex> otherIndex;

    private KnownSettings(Metadata own, Supplier<Metadata> all) {
        this.ours =
                own.settings().stream()
                        .filter(known -> !isActuators(known))
                        .sorted(Comparator.comparing(KnownSetting::name))
                        .toList();
        this.ourSections =
                ours.stream().map(known -> section(known.name())).collect(Collectors.toSet());
        this.ourIndex = new SettingIndex(ours, Map.of());
        this.otherIndex = SingletonSupplier.of(() -> SettingIndex.of(all.get()));
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

    private SettingIndex index(String property) {
        return isOurs(property) ? ourIndex : otherIndex.get();
    }

    private static String section(String property) {
        return property.toLowerCase(Locale.ROOT).replaceFirst("[.\\[].*", "");
    }

    private static String lastPart(String property) {
        return property.substring(property.lastIndexOf('.') + 1);
    }

    static List<String> names(Collection<KnownSetting> settings) {
        return settings.stream().map(KnownSetting::name).toList();
    }

    /** What Spring compares names by. */
    static String uniform(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }
}
