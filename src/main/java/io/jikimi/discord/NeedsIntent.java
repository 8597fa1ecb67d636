package io.jikimi.discord;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of a listener that it hears nothing without a privileged intent, and what is then lost. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsIntent {

    PrivilegedIntent value();

    /** What people could no longer do, such as {@code commands typed as messages}. */
    String lost();
}
