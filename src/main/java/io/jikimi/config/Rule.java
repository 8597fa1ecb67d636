package io.jikimi.config;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;

import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.springframework.core.annotation.AnnotationUtils;

import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/** The rules for values, which speak English wherever Jikimi runs. */
final class Rule {

    private static final String WORDS = "org.hibernate.validator.ValidationMessages";

    private Rule() {}

    /** What a constraint asks for, such as {@code must not be negative}. */
    static String of(Annotation constraint) {
        var attributes = AnnotationUtils.getAnnotationAttributes(constraint);
        var message = String.valueOf(attributes.get("message"));
        var words =
                message.matches("\\{[^{}]*}")
                        ? ResourceBundle.getBundle(WORDS, Locale.ROOT)
                                .getString(message.substring(1, message.length() - 1))
                        : message;
        for (var attribute : attributes.entrySet()) {
            words =
                    words.replace(
                            "{" + attribute.getKey() + "}", String.valueOf(attribute.getValue()));
        }
        return words;
    }

    /** What the constraints of a component say about a value. */
    static List<String> broken(RecordComponent component, Object value) {
        var interpolator =
                new ParameterMessageInterpolator(Set.of(Locale.ENGLISH), Locale.ENGLISH, false);
        try (var factory =
                Validation.byProvider(HibernateValidator.class)
                        .configure()
                        .messageInterpolator(interpolator)
                        .buildValidatorFactory()) {
            var owner = component.getDeclaringRecord();
            return factory.getValidator().validateValue(owner, component.getName(), value).stream()
                    .map(ConstraintViolation::getMessage)
                    .toList();
        }
    }
}
