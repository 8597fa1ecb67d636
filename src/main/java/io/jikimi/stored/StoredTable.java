package io.jikimi.stored;

import io.jikimi.stored.Stored.OnErase;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A table and what is stated of it, by its columns.
 *
 * @param owner the class that states it
 * @param key the column that tells rows apart
 * @param guild the column with the guild's id, or null
 * @param people columns with ids of people, and what an erase does
 * @param naming columns of text in which people may be named
 * @param after the column with the moment from which on the time runs, or null
 */
public record StoredTable(
        Class<?> owner,
        Stored statement,
        String name,
        String key,
        @Nullable String guild,
        Map<String, OnErase> people,
        List<String> naming,
        @Nullable String after) {

    /** What this class states. */
    public static StoredTable of(Class<?> owner) {
        var statement = owner.getAnnotation(Stored.class);
        if (statement == null) {
            throw new IllegalArgumentException(owner.getName() + " states nothing with @Stored");
        }
        var entity = owner.isAnnotationPresent(Entity.class);
        UnaryOperator<String> column = name -> entity ? column(owner, name) : name;
        var people = new LinkedHashMap<String, OnErase>();
        for (var person : statement.people()) {
            people.put(column.apply(person.field()), person.erased());
        }
        return new StoredTable(
                owner,
                statement,
                entity ? table(owner) : statement.table(),
                entity ? key(owner) : statement.key(),
                statement.guild().isEmpty() ? null : column.apply(statement.guild()),
                people,
                Arrays.stream(statement.naming()).map(column).toList(),
                statement.kept().after().isEmpty() ? null : column.apply(statement.kept().after()));
    }

    /** How long a row is kept after its moment. */
    public Duration time() {
        return Duration.ofDays(statement.kept().days()).plusHours(statement.kept().hours());
    }

    public boolean isEntity() {
        return owner.isAnnotationPresent(Entity.class);
    }

    /** Whether anything of a person stays when they are erased. */
    public boolean keepsPeople() {
        return !naming.isEmpty() || people.containsValue(OnErase.STAYS);
    }

    private static String table(Class<?> entity) {
        var named = entity.getAnnotation(Table.class);
        return named == null || named.name().isEmpty()
                ? snakeCase(entity.getSimpleName())
                : named.name();
    }

    private static String key(Class<?> entity) {
        return fields(entity)
                .filter(field -> field.isAnnotationPresent(Id.class))
                .map(StoredTable::column)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(entity.getName() + " has no @Id field"));
    }

    private static String column(Class<?> entity, String name) {
        return fields(entity)
                .filter(field -> field.getName().equals(name))
                .map(StoredTable::column)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        entity.getName() + " has no field " + name));
    }

    private static String column(Field field) {
        var named = field.getAnnotation(Column.class);
        return named == null || named.name().isEmpty() ? snakeCase(field.getName()) : named.name();
    }

    private static Stream<Field> fields(Class<?> entity) {
        return Arrays.stream(entity.getDeclaredFields());
    }

    // As Spring has Hibernate name them; the build compares it with the real schema.
    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
