package io.jikimi.config;

import jakarta.validation.Constraint;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the value of a setting is read into, and the rules it must keep.
 *
 * @param type the Java type
 * @param component where a record of ours holds it
 */
record ValueType(ResolvableType type, @Nullable RecordComponent component) {

    /** Empty where the value is not read into anything simple, or its type is not here at all. */
    static Optional<ValueType> of(KnownSetting setting) {
        var component = component(setting);
        if (component != null) {
            return Optional.of(
                    new ValueType(ResolvableType.forType(component.getGenericType()), component));
        }
        if (setting.name().startsWith("logging.level.")) {
            return Optional.of(new ValueType(ResolvableType.forClass(LogLevel.class), null));
        }
        return type(setting.type())
                .filter(ValueType::isSimple)
                .map(type -> new ValueType(type, null));
    }

    private static @Nullable RecordComponent component(KnownSetting setting) {
        var owner = setting.owner();
        if (owner == null || !owner.startsWith("io.jikimi.")) {
            return null;
        }
        var key = setting.name().substring(setting.name().lastIndexOf('.') + 1);
        var components =
                ClassUtils.resolveClassName(owner, ValueType.class.getClassLoader())
                        .getRecordComponents();
        return components == null
                ? null
                : Arrays.stream(components)
                        .filter(
                                component ->
                                        KnownSettings.uniform(component.getName())
                                                .equals(KnownSettings.uniform(key)))
                        .findFirst()
                        .orElse(null);
    }

    // As the metadata writes it: java.util.List<java.lang.String>.
    private static Optional<ResolvableType> type(String written) {
        var open = written.indexOf('<');
        if (open < 0) {
            return loaded(written).map(ResolvableType::forClass);
        }
        var element = type(written.substring(open + 1, written.length() - 1));
        return loaded(written.substring(0, open))
                .filter(Collection.class::isAssignableFrom)
                .flatMap(raw -> element.map(of -> ResolvableType.forClassWithGenerics(raw, of)));
    }

    private static Optional<Class<?>> loaded(String name) {
        try {
            return Optional.of(ClassUtils.forName(name, ValueType.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError notHere) {
            return Optional.empty();
        }
    }

    private static boolean isSimple(ResolvableType type) {
        var raw = type.resolve(Object.class);
        var value = raw.isArray() || type.hasGenerics() ? element(type) : raw;
        return value.isEnum()
                || value.getName().matches("java\\.(lang|net|time|nio|io|util)\\..*|.*\\.DataSize")
                        && value != Object.class;
    }

    private static Class<?> element(ResolvableType type) {
        return type.isArray()
                ? type.getComponentType().resolve(Object.class)
                : type.getGeneric(0).resolve(Object.class);
    }

    String words() {
        return ValueWords.of(type.resolve(Object.class));
    }

    Optional<AskedOnDeploy> onDeploy() {
        return component == null
                ? Optional.empty()
                : Optional.ofNullable(component.getAnnotation(AskedOnDeploy.class));
    }

    /** Every rule, as the rules themselves say it. */
    List<String> rules() {
        return constraints().map(Rule::of).sorted().toList();
    }

    private Stream<Annotation> constraints() {
        return component == null
                ? Stream.empty()
                : Arrays.stream(component.getAccessor().getAnnotations())
                        .filter(one -> one.annotationType().isAnnotationPresent(Constraint.class));
    }

    /** What is wrong with a value, as the rules themselves say it. */
    List<String> rulesThatBreak(Object value) {
        // The validator takes a while to set up, and most settings have no rules.
        return component == null || constraints().findAny().isEmpty()
                ? List.of()
                : Rule.broken(component, value);
    }
}
