package io.jikimi.config;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

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
