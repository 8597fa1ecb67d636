package io.jikimi.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A setting that a platform asks for before it first deploys Jikimi, as in {@code app.json}. */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface AskedOnDeploy {

    /** Whether nothing works without it. */
    boolean required() default false;

    /** Whether the platform may make the value up, for nobody but the operator needs to know it. */
    boolean generated() default false;
}
