package io.jikimi.config;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A setting that exists, as the code's own metadata describes it.
 *
 * @param name its canonical name, such as {@code bot.api-url}
 * @param type the Java type its value is read into, by its full name
 * @param description what it is for
 * @param defaultValue what holds where nobody sets it
 * @param owner the full name of the class that declares it, where it is one of ours
 */
public record KnownSetting(
        String name,
        String type,
        @Nullable String description,
        @Nullable String defaultValue,
        @Nullable String owner) {

    private static final String COLLECTION =
            "java\\.util\\.(Map|List|Set|Collection)<(.*)>|java\\.util\\.Properties|.*\\[]";

    /** The environment variables that set it, the well-known one first. */
    public List<String> variables() {
        return Stream.of(SettingName.of(name).variable(), SettingName.variableOf(name))
                .distinct()
                .toList();
    }

    /** What a value must look like, in words for people. */
    public String kind() {
        return ValueType.of(this).map(ValueType::words).orElse("text");
    }

    /** The rules that a value must keep, each as in {@code must not be negative}. */
    public List<String> rules() {
        return ValueType.of(this).map(ValueType::rules).orElse(List.of());
    }

    /** Whether and how a platform asks for it before it first deploys Jikimi. */
    public Optional<AskedOnDeploy> onDeploy() {
        return ValueType.of(this).flatMap(ValueType::onDeploy);
    }

    /** Whether it may stand in a file of settings; one that names that file may not. */
    public boolean mayStandInFile() {
        return owner != null;
    }

    /**
     * One of those that a setting holds by key or number, such as a level of {@code logging.level}.
     */
    Optional<KnownSetting> inside(String rest) {
        return type.matches(COLLECTION)
                ? Optional.of(
                        new KnownSetting(name + rest, elementType(), description, null, owner))
                : Optional.empty();
    }

    // Map<Key,Value> and List<Element>: keys have no type parameters of their own.
    private String elementType() {
        var parameters = type.replaceFirst("^[^<]*<?", "").replaceFirst(">?$", "");
        var value =
                type.startsWith("java.util.Map<")
                        ? parameters.replaceFirst("^[^,]*,\\s*", "")
                        : parameters.replace("[]", "");
        return value.isEmpty() ? String.class.getName() : value;
    }
}
