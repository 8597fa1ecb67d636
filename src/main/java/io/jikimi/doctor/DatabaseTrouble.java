package io.jikimi.doctor;

import io.jikimi.config.DatabaseAddress;
import io.jikimi.config.MisconfiguredException;
import io.jikimi.config.OperatorMistakes;

import java.sql.SQLException;
import java.util.Objects;

/** Says what keeps the database from being used, and what to do about it. */
record DatabaseTrouble(DatabaseAddress address) {

    // H2's own codes.
    private static final int IN_USE = 90020;
    private static final int NOT_THERE = 90146;
    private static final int NOT_THERE_IN_MEMORY = 90149;

    private static final String LACKS_A_RIGHT = "42501";

    /** Where it was only looked at: one that is not there yet, or in use, is no failure. */
    Finding whenLooking(String name, SQLException no) {
        return switch (no.getErrorCode()) {
            case NOT_THERE, NOT_THERE_IN_MEMORY ->
                    Finding.ok(
                            name,
                            "There is no database at %s yet; Jikimi makes it when it starts."
                                    .formatted(address.shown()));
            case IN_USE ->
                    Finding.warning(
                            name,
                            "%s is open in another process, most likely the running bot, and cannot be looked into meanwhile."
                                    .formatted(address.shown()),
                            "If that is the bot, all is well; to have its database examined, end it"
                                    + " first.");
            default -> failed(name, no);
        };
    }

    Finding failed(String name, Throwable failure) {
        var state = state(failure);
        if (state.equals(LACKS_A_RIGHT)) {
            return lacksARight(name);
        }
        return OperatorMistakes.behind(failure, address.shown())
                .map(mistake -> failed(name, mistake))
                .orElseGet(
                        () ->
                                Finding.failed(
                                        name,
                                        "%s cannot be used (SQLSTATE %s)."
                                                .formatted(address.shown(), state),
                                        "The log of the database says more. Check that its disk is not"
                                                + " full and that it takes connections; if its data is"
                                                + " damaged, restore a backup."));
    }

    private static Finding failed(String name, MisconfiguredException mistake) {
        var what = Objects.requireNonNull(mistake.getMessage());
        return mistake.getExitCode() == MisconfiguredException.EXIT_CODE_FOR_NOW
                ? Finding.failedForNow(name, what, mistake.remedy())
                : Finding.failed(name, what, mistake.remedy());
    }

    Finding lacksARight(String name) {
        return Finding.failed(
                name,
                "The user that Jikimi logs in with may not make or change its tables in %s."
                        .formatted(address.shown()),
                "Let the user be the owner of the database and of its tables, or let their owner run:"
                        + " GRANT USAGE, CREATE ON SCHEMA public TO the user; GRANT ALL ON ALL TABLES IN"
                        + " SCHEMA public TO the user.");
    }

    private static String state(Throwable failure) {
        for (var each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException no && no.getSQLState() != null) {
                return no.getSQLState();
            }
        }
        return "unknown";
    }
}
