package io.jikimi.config;

import org.springframework.boot.ExitCodeGenerator;

/**
 * A mistake of the operator's: what is wrong, and what to do. Ends the process with exit code 78.
 */
public final class MisconfiguredException extends RuntimeException implements ExitCodeGenerator {

    /** The exit code for a configuration error, EX_CONFIG of sysexits.h. */
    public static final int EXIT_CODE = 78;

    private static final long serialVersionUID = 1L;

    private final String remedy;

    public MisconfiguredException(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    /** What to do about it, in one or two sentences. */
    public String remedy() {
        return remedy;
    }

    @Override
    public int getExitCode() {
        return EXIT_CODE;
    }
}
