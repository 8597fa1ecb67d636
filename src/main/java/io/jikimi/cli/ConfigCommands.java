package io.jikimi.cli;

import io.jikimi.config.MisconfiguredException;
import io.jikimi.config.ProblemReport;
import io.jikimi.sources.Problem;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;

/** {@code config}: what is set, why, and whether a bot could start on it. */
@Command(
        name = "config",
        description = "Checks and explains the settings.",
        subcommands = CommandLine.HelpCommand.class)
final class ConfigCommands {

    private final Console console;

    ConfigCommands(Console console) {
        this.console = console;
    }

    @Command(description = "Reads all settings and names every mistake; starts nothing.")
    int check(
            @Option(names = "--json", description = "Answers as JSON.") boolean json,
            @Option(names = "--live", description = "Asks Discord and the database as well.")
                    boolean live) {
        var problems = console.settings().problems();
        if (json) {
            console.printJson(Checked.of(problems));
        } else {
            console.print(problems.isEmpty() ? "No mistakes." : ProblemReport.of(problems));
        }
        return problems.isEmpty() ? 0 : MisconfiguredException.EXIT_CODE;
    }

    private record Checked(boolean ok, List<Mistake> problems) {

        static Checked of(List<Problem> problems) {
            return new Checked(problems.isEmpty(), problems.stream().map(Mistake::of).toList());
        }
    }

    private record Mistake(String place, String what, String remedy) {

        static Mistake of(Problem problem) {
            return new Mistake(problem.place().text(), problem.what(), problem.remedy());
        }
    }
}
