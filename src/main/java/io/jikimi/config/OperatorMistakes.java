package io.jikimi.config;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the operator's mistake behind a failed start, in words that say what to do about it. */
public final class OperatorMistakes {

    // H2's own code for a file that another process has open.
    private static final int FILE_IN_USE = 90020;

    private OperatorMistakes() {}

    /** The mistake behind a failure, or empty where it is nobody's but ours. */
    public static Optional<MisconfiguredException> behind(Throwable failure) {
        return behind(failure, "the database");
    }

    static Optional<MisconfiguredException> behind(Throwable failure, String database) {
        var chain = chain(failure);
        return first(chain, MisconfiguredException.class)
                .or(() -> first(chain, BindValidationException.class).map(OperatorMistakes::unfit))
                .or(() -> first(chain, BindException.class).map(OperatorMistakes::unreadable))
                .or(() -> data(chain, database));
    }

    private static MisconfiguredException unfit(BindValidationException invalid) {
        var errors = invalid.getValidationErrors();
        return new MisconfiguredException(
                errors.getAllErrors().stream()
                        .map(error -> unfit(errors.getName().toString(), error))
                        .sorted()
                        .collect(Collectors.joining("\n")),
                "Give it a value that fits, or leave it out for the default.");
    }

    private static String unfit(String group, ObjectError error) {
        var name = error instanceof FieldError field ? group + "." + field.getField() : group;
        return "%s: it %s.".formatted(SettingName.of(name), error.getDefaultMessage());
    }

    // The value is not repeated: it may be a secret that was put in the wrong place.
    private static MisconfiguredException unreadable(BindException unreadable) {
        var wanted = unreadable.getTarget().getType().resolve(Object.class);
        return new MisconfiguredException(
                "%s: its value cannot be read."
                        .formatted(SettingName.of(unreadable.getName().toString())),
                "Expected is %s. Leave it out for the default.".formatted(ValueWords.of(wanted)));
    }

    private static Optional<MisconfiguredException> data(List<Throwable> chain, String database) {
        return chain.stream()
                .filter(SQLException.class::isInstance)
                .flatMap(no -> data((SQLException) no, database).stream())
                .findFirst();
    }

    private static Optional<MisconfiguredException> data(SQLException no, String database) {
        if (no.getErrorCode() == FILE_IN_USE) {
            return Optional.of(
                    new MisconfiguredException(
                            "Another Jikimi uses this file: %s is open in another process."
                                    .formatted(database),
                            "End the other one first, or give this one a file of its own with"
                                    + " DATABASE_URL=jdbc:h2:file:./data/another."));
        }
        var state = String.valueOf(no.getSQLState());
        if (state.startsWith("08")) {
            return Optional.of(
                    new MisconfiguredException(
                            "Nothing answers at %s.".formatted(database),
                            "Check that PostgreSQL runs there and can be reached from here, and that"
                                    + " host and port in DATABASE_URL are right."));
        }
        if (state.startsWith("28") || state.equals("3D000")) {
            return Optional.of(
                    new MisconfiguredException(
                            "PostgreSQL refuses Jikimi at %s.".formatted(database),
                            "Check user, password and database name in DATABASE_URL:"
                                    + " postgres://user:password@host:5432/name."));
        }
        return Optional.empty();
    }

    private static <T extends Throwable> Optional<T> first(List<Throwable> chain, Class<T> type) {
        return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static List<Throwable> chain(Throwable failure) {
        var chain = new ArrayList<Throwable>();
        for (var next = failure; next != null && !chain.contains(next); next = next.getCause()) {
            chain.add(next);
        }
        return chain;
    }
}
