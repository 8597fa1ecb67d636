package io.jikimi.cli;

import io.jikimi.config.MisconfiguredException;
import io.jikimi.config.Surroundings;

import org.springframework.boot.logging.LoggingSystem;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

import java.io.PrintWriter;

/** The commands that one can write behind {@code java -jar jikimi.jar}. */
public final class Commands {

    private final Arguments arguments;
    private final Surroundings surroundings;

    public Commands(Surroundings surroundings, String... arguments) {
        this.surroundings = surroundings;
        this.arguments = Arguments.of(arguments);
    }

    /** Whether a command was given; else the bot is to run. */
    public boolean areAsked() {
        return !arguments.words().isEmpty();
    }

    /** The arguments that are settings, for a run of the bot. */
    public String[] settings() {
        return arguments.forSpring();
    }

    /** Carries the command out and returns the exit code: 0, or 78 where something is wrong. */
    public int run(PrintWriter out, PrintWriter err) {
        // What is printed is the answer alone.
        LoggingSystem.get(getClass().getClassLoader()).beforeInitialize();
        var console = new Console(surroundings, arguments, out, err);
        return new CommandLine(new RootCommand(console))
                .addSubcommand(new ConfigCommands(console))
                .setOut(out)
                .setErr(err)
                .setExitCodeExceptionMapper(Commands::exitCode)
                .setExecutionExceptionHandler((failure, _, _) -> tell(console, failure))
                .execute(arguments.words().toArray(String[]::new));
    }

    // A unit file with a mistake in its command line must not be started again and again.
    private static int exitCode(Throwable failure) {
        return failure instanceof ParameterException ? MisconfiguredException.EXIT_CODE : 1;
    }

    private static int tell(Console console, Exception failure) throws Exception {
        if (failure instanceof MisconfiguredException no) {
            no.problems()
                    .forEach(
                            problem ->
                                    console.printAside(problem.what() + "\n" + problem.remedy()));
            return no.getExitCode();
        }
        throw failure;
    }
}
