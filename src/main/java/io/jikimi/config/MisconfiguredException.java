package io.jikimi.config;

import io.jikimi.sources.Place;
import io.jikimi.sources.Problem;

import org.springframework.boot.ExitCodeGenerator;

import java.util.List;
import java.util.stream.Collectors;

/** Mistakes of the operator's, all that were found. Ends the process with exit code 78. */
public final class MisconfiguredException extends RuntimeException implements ExitCodeGenerator {

    /** The exit code for a configuration error, EX_CONFIG of sysexits.h. */
    public static final int EXIT_CODE = 78;

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public MisconfiguredException(List<Problem> problems) {
        super(problems.stream().map(Problem::what).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** A single mistake that only showed when the bot was starting. */
    public MisconfiguredException(String what, String remedy) {
        this(List.of(new Problem(new Place("at start"), what, remedy)));
    }

    public List<Problem> problems() {
        return problems;
    }

    /** What to do about it. */
    public String remedy() {
        return problems.stream().map(Problem::remedy).collect(Collectors.joining("\n"));
    }

    @Override
    public int getExitCode() {
        return EXIT_CODE;
    }
}
