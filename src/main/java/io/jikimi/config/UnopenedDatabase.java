package io.jikimi.config;

import io.jikimi.sources.Place;
import io.jikimi.sources.Problem;

import org.jspecify.annotations.Nullable;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLException;

/**
 * A database that could not be opened, and what an operator can do about it.
 *
 * @param name what it is called in messages; holds no password
 * @param place where it was set
 */
record UnopenedDatabase(String name, Place place) {

    /** What is behind a failure; empty where the database has nothing to do with it. */
    Optional<MisconfiguredException> behind(List<Throwable> chain) {
        return chain.stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .flatMap(no -> Optional.ofNullable(told(no, chain)).stream())
                .findFirst();
    }

    private @Nullable MisconfiguredException told(SQLException no, List<Throwable> chain) {
        return no.getErrorCode() == 0 ? postgresql(no, chain) : h2(no.getErrorCode());
    }

    // H2 has a number for everything, see org.h2.api.ErrorCode.
    private @Nullable MisconfiguredException h2(int code) {
        return switch (code) {
            case 90020 ->
                    mistake(
                            "Another Jikimi uses this file: %s is open in another process.",
                            "End the other one first, or give this one a file of its own with"
                                    + " DATABASE_URL=jdbc:h2:file:./data/another.");
            case 28000 ->
                    mistake(
                            "H2 refuses Jikimi at %s: it was made with another user or password.",
                            "Set DATABASE_USER and DATABASE_PASSWORD to those it was made with, or"
                                    + " give Jikimi another file.");
            case 90030, 90048 ->
                    mistake(
                            "The file at %s is damaged, or was not written by this version of H2.",
                            "Put back a copy of it that is whole, or give Jikimi another file.");
            case 90049, 90050, 90055 ->
                    mistake(
                            "The file at %s cannot be decrypted.",
                            "CIPHER in the URL must be the one that it was made with, and the"
                                    + " password both that of the file and that of the user, with a"
                                    + " space between.");
            case 90024, 90025, 90028, 90031, 90062, 90097, 90124 ->
                    mistake(
                            "The file at %s cannot be read or written.",
                            "Check that its folder is one, that the user who runs Jikimi may write"
                                    + " there, and that the disk has room.");
            case 90013, 90146, 90149 ->
                    mistake(
                            "There is no database at %s, and it must not be made.",
                            "Correct the path, or take IFEXISTS out of the URL.");
            case 90011, 90021, 90046, 90066, 90088, 90113 ->
                    mistake(
                            "H2 does not know an option in the URL of %s.",
                            "Take out the options that Jikimi can do without:"
                                    + " jdbc:h2:file:./data/jikimi needs none.");
            case 90067 -> unanswered();
            default -> null;
        };
    }

    private @Nullable MisconfiguredException postgresql(SQLException no, List<Throwable> chain) {
        var state = String.valueOf(no.getSQLState());
        return switch (state) {
            case "3D000" ->
                    mistake(
                            "PostgreSQL has no database of this name: %s.",
                            "Make it, or correct the name at the end of DATABASE_URL.");
            case "42501" ->
                    mistake(
                            "PostgreSQL lets Jikimi in at %s, but not make its tables.",
                            "Let Jikimi's user own the database, or grant it all on the schema"
                                    + " public.");
            case "25006" ->
                    mistake(
                            "The database at %s can only be read.",
                            "Name the server that takes what is written; where the URL names several"
                                    + " hosts, add targetServerType=primary.");
            case "22023" ->
                    mistake(
                            "An option in the URL of %s has a value that cannot be used.",
                            "Correct what follows the ? in the URL, or take it out.");
            case "53100" ->
                    mistake(
                            "The disk of the server is full: %s.",
                            "Make room there, then start Jikimi.");
            case "53300" ->
                    passing(
                            "PostgreSQL has no connection left at %s.",
                            "End what else uses it, or let it have more (max_connections)."
                                    + " Jikimi takes as many as"
                                    + " spring.datasource.hikari.maximum-pool-size says.");
            case "57P01", "57P02", "57P03" ->
                    passing(
                            "PostgreSQL is just starting or ending at %s.",
                            "Start Jikimi again in a moment.");
            default ->
                    state.startsWith("08")
                            ? unconnected(no, chain)
                            : state.startsWith("28") ? refused() : null;
        };
    }

    private MisconfiguredException unconnected(SQLException no, List<Throwable> chain) {
        if (chain.stream().anyMatch(UnknownHostException.class::isInstance)) {
            return passing(
                    "No host of this name is known here: %s.",
                    "Correct the host in DATABASE_URL; names of containers and of private networks"
                            + " are known inside of them only.");
        }
        if ("08P01".equals(no.getSQLState())) {
            return mistake(
                    "What answers is not PostgreSQL: %s.",
                    "Correct host and port in DATABASE_URL; a proxy must know this user and"
                            + " database.");
        }
        // In no language is the word translated.
        var message = String.valueOf(no.getMessage());
        if (chain.stream().anyMatch(SSLException.class::isInstance) || message.contains("SSL")) {
            return mistake(
                    "Jikimi and PostgreSQL do not agree on encryption at %s.",
                    "Where the server cannot encrypt, put sslmode=disable behind the ? of"
                            + " DATABASE_URL; where it must, sslmode=require; and sslmode=verify-full"
                            + " with sslrootcert=FILE where its certificate is to be checked.");
        }
        return "08004".equals(no.getSQLState()) ? refused() : unanswered();
    }

    // A database, or its name, that comes up after the bot: at the start of a machine, for example.
    private MisconfiguredException unanswered() {
        return passing(
                "Nothing answers at %s.",
                "Check that the database runs there and can be reached from here, and that host and"
                        + " port in DATABASE_URL are right.");
    }

    private MisconfiguredException refused() {
        return mistake(
                "PostgreSQL refuses Jikimi at %s.",
                "Check user and password in DATABASE_URL:"
                        + " postgres://user:password@host:5432/name. Some servers let in only who"
                        + " encrypts: add ?sslmode=require.");
    }

    private MisconfiguredException mistake(String what, String remedy) {
        return new MisconfiguredException(List.of(problem(what, remedy)));
    }

    private MisconfiguredException passing(String what, String remedy) {
        return MisconfiguredException.passing(problem(what, remedy));
    }

    private Problem problem(String what, String remedy) {
        return new Problem(place, what.formatted(name), remedy);
    }
}
