package io.jikimi.guilds;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The settings that one room keeps for each guild: a record whose components are the settings. A
 * bean of this type is shown, edited, exported and put back by {@code /settings}; nothing else has
 * to be told of it. What the settings are called lies in the bundles under {@code settings.<group>}
 * and {@code settings.<group>.<setting>}.
 *
 * @param <R> the record; its components may be String, boolean, int, long, Duration, Locale,
 *     ZoneId, an enum, {@link ChannelId}, {@link RoleId}, or a Map of Strings for entries without
 *     end; defaults are given by {@code @DefaultValue}, bounds by {@code @Size}, {@code @Pattern},
 *     {@code @Min} and {@code @Max}
 */
public final class SettingsGroup<R extends Record> {

    private final String name;
    private final Constructor<R> constructor;
    private final List<SettingField> fields;

    private SettingsGroup(String name, Class<R> type) {
        this.name = name;
        this.constructor = constructor(type);
        var components = type.getRecordComponents();
        var parameters = constructor.getParameters();
        this.fields =
                IntStream.range(0, components.length)
                        .mapToObj(at -> SettingField.of(name, components[at], parameters[at]))
                        .toList();
    }

    private static <R extends Record> Constructor<R> constructor(Class<R> type) {
        var types =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("every record has this constructor", impossible);
        }
    }

    public static <R extends Record> SettingsGroup<R> of(String name, Class<R> type) {
        return new SettingsGroup<>(name, type);
    }

    public String name() {
        return name;
    }

    List<SettingField> fields() {
        return fields;
    }

    Optional<SettingField> field(String fullName) {
        return fields.stream().filter(field -> field.holds(fullName)).findFirst();
    }

    /** The record that these rows make; a row that no longer fits counts as not chosen. */
    R bind(Map<String, String> rows) {
        @Nullable Object[] values = fields.stream().map(field -> field.bind(rows)).toArray();
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException("refuses its settings: " + constructor, refused);
        }
    }
}
