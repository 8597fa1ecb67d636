package io.jikimi.telemetry;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;

/** What there is only where one of these signals is sent. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnSignal.IsSent.class)
@interface OnSignal {

    Signal[] value();

    /** Looks at the settings. */
    final class IsSent implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var signals =
                    metadata.getAnnotations()
                            .get(OnSignal.class)
                            .getEnumArray("value", Signal.class);
            return Arrays.stream(signals)
                    .anyMatch(signal -> signal.isSent(context.getEnvironment()));
        }
    }
}
