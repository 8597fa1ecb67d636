package io.jikimi.config;

import io.jikimi.sources.Problem;

import java.util.List;
import java.util.stream.Collectors;

/** Mistakes as an operator reads them in a terminal. */
public final class ProblemReport {

    private ProblemReport() {}

    /** Every mistake with its place and its remedy, below a line that counts them. */
    public static String of(List<Problem> problems) {
        var count =
                problems.size() == 1
                        ? "one thing must be put right"
                        : problems.size() + " things must be put right";
        return problems.stream()
                .map(ProblemReport::paragraph)
                .collect(Collectors.joining("\n", "\nJikimi cannot start: " + count + ".\n\n", ""));
    }

    private static String paragraph(Problem problem) {
        return "  %s%n      %s%n      %s%n"
                .formatted(problem.place(), indented(problem.what()), indented(problem.remedy()));
    }

    private static String indented(String words) {
        return words.replace("\n", "\n      ");
    }
}
