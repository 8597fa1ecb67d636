package io.jikimi.stored;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of an entity, or of the class that owns a table without one, whose data it holds, why, and
 * how long. Export, erase and retention obey it, and a test fails the build where it is missing or
 * untrue.
 *
 * <p>The bundles word it: {@code stored.<as>} what it is, {@code stored.<as>.why} what it is for,
 * {@code stored.<as>.kept} how long where {@link Kept#after} is given, with the time as {@code
 * {0}}, and {@code stored.<as>.stays} why an erase leaves something, where it does.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Stored {

    /** The id that takes the place of a person who was erased. */
    long NOBODY = 0;

    /** Under which name the bundles word it. */
    String as();

    Whose whose();

    Kept kept() default @Kept;

    /** Every field with the id of a person. */
    Person[] people() default {};

    /** Texts in which people may be named by their id; an erase of a person leaves them. */
    String[] naming() default {};

    /** The field with the guild's id, whose end is the row's end. */
    String guild() default "";

    /**
     * Whether a row outlives the erase of its guild for a moment, without holding anything but that
     * there was one, because other instances must see it; {@link #kept} ends it.
     */
    boolean lingers() default false;

    /** Whether it tells only of processes that run now; a backup leaves such rows out. */
    boolean passing() default false;

    /** The table, where there is no entity; fields are then named by their columns. */
    String table() default "";

    /** The column that tells rows apart, where there is no entity. */
    String key() default "id";

    /** Whose data it is. */
    enum Whose {
        /** A person's: they decide. */
        PERSON,
        /** A guild's, people named in it or not: it ends with the guild. */
        GUILD,
        /** Nobody's: technical, about the bot itself. */
        NOBODY
    }

    /** A field with the id of a person. */
    @interface Person {

        String field();

        OnErase erased();
    }

    /** What becomes of a row when a person who stands in it is erased. */
    enum OnErase {
        ROW_GOES,
        BECOMES_NOBODY,
        STAYS
    }

    /**
     * How long a row is kept: until so long after a moment; without one, as long as the guild,
     * until the person erases it, or always where it is nobody's.
     */
    @interface Kept {

        /** The field with the moment; a row without one is kept. */
        String after() default "";

        int days() default 0;

        int hours() default 0;
    }
}
