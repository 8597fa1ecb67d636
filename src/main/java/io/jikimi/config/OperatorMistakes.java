package io.jikimi.config;

import io.jikimi.sources.Place;
import io.jikimi.sources.Problem;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.tomcat.ConnectorStartFailedException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the operator's mistake behind a failed start, in words that say what to do about it. */
public final class OperatorMistakes {

    static final UnopenedDatabase DATABASE =
            new UnopenedDatabase("the database", new Place("at start"));

    private OperatorMistakes() {}

    /** The mistake behind a failure, or empty where it is nobody's but ours. */
    public static Optional<MisconfiguredException> behind(Throwable failure) {
        return behind(failure, DATABASE);
    }

    /** The same, naming the database that could not be used. */
    public static Optional<MisconfiguredException> behind(Throwable failure, String database) {
        return behind(failure, new UnopenedDatabase(database, DATABASE.place()));
    }

    static Optional<MisconfiguredException> behind(Throwable failure, UnopenedDatabase database) {
        var chain = chain(failure);
        return first(chain, MisconfiguredException.class)
                .or(() -> first(chain, BindValidationException.class).map(OperatorMistakes::unfit))
                .or(() -> first(chain, BindException.class).map(OperatorMistakes::unreadable))
                .or(() -> database.behind(chain))
                .or(
                        () ->
                                first(chain, ConnectorStartFailedException.class)
                                        .map(failed -> taken(failed.getPort())))
                .or(
                        () ->
                                first(chain, PortInUseException.class)
                                        .map(failed -> taken(failed.getPort())))
                .or(() -> SpringsReading.problem(failure).map(OperatorMistakes::mistake));
    }

    // Tomcat keeps to itself whether the port is in use or not allowed.
    private static MisconfiguredException taken(int port) {
        return MisconfiguredException.passing(
                "Port %d cannot be opened: another process has it, or it is below 1024 and only root may."
                        .formatted(port),
                "End the other process, or choose another port: PORT is that of the status page,"
                        + " BOT_OPERATOR_PORT that of the operator's pages.");
    }

    private static MisconfiguredException mistake(Problem problem) {
        return new MisconfiguredException(List.of(problem));
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
