package io.jikimi.config;

import io.jikimi.sources.Place;
import io.jikimi.sources.Problem;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What keeps a bot from starting and an operator can put right, all that was found. Ends the
 * process with exit code 78, unless trying again may help.
 */
public final class MisconfiguredException extends RuntimeException {

    /** The exit code for a configuration error, EX_CONFIG of sysexits.h. */
    public static final int EXIT_CODE = 78;

    /** The exit code for what may pass by itself, EX_TEMPFAIL: a supervisor may try again. */
    public static final int EXIT_CODE_FOR_NOW = 75;

    private static final Place AT_START = new Place("at start");

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final int exitCode;

    public MisconfiguredException(List<Problem> problems) {
        this(problems, EXIT_CODE);
    }

    private MisconfiguredException(List<Problem> problems, int exitCode) {
        super(problems.stream().map(Problem::what).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
        this.exitCode = exitCode;
    }

    /** Something that may pass by itself; the exit code is 75. */
    static MisconfiguredException passing(Problem problem) {
        return new MisconfiguredException(List.of(problem), EXIT_CODE_FOR_NOW);
    }

    /** Something that may pass by itself and only showed when it was tried; the exit code is 75. */
    public static MisconfiguredException passing(String what, String remedy) {
        return passing(new Problem(AT_START, what, remedy));
    }

    /** A single mistake that only showed when the bot was starting. */
    public MisconfiguredException(String what, String remedy) {
        this(List.of(new Problem(AT_START, what, remedy)));
    }

    public List<Problem> problems() {
        return problems;
    }

    /** What to do about it. */
    public String remedy() {
        return problems.stream().map(Problem::remedy).collect(Collectors.joining("\n"));
    }

    /**
     * What the process is to end with. Spring is not told: it would ask beans about it that are not
     * there while a start fails.
     */
    public int getExitCode() {
        return exitCode;
    }
}
