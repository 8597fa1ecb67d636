package io.jikimi.cli;

import io.jikimi.config.Explainer;
import io.jikimi.config.ProblemReport;
import io.jikimi.config.Settings;
import io.jikimi.config.Surroundings;
import io.jikimi.doctor.Doctor;
import io.jikimi.doctor.Examination;
import io.jikimi.doctor.Finding;
import io.jikimi.doctor.Status;

import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Where a command reads its settings from and where it writes its answer to. */
final class Console {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Surroundings surroundings;
    private final Arguments arguments;
    private final PrintWriter out;
    private final PrintWriter err;

    Console(Surroundings surroundings, Arguments arguments, PrintWriter out, PrintWriter err) {
        this.surroundings = surroundings;
        this.arguments = arguments;
        this.out = out;
        this.err = err;
    }

    /** All settings, as a start of the bot with the same arguments would read them. */
    Settings settings() {
        return Settings.read(surroundings, arguments.forSpring());
    }

    /**
     * Checks the settings and, where they are without mistakes, what they lead to; a step is taken
     * only where the one before it found nothing that failed.
     *
     * @return the exit code
     */
    @SafeVarargs
    final int checkUp(boolean json, Function<Doctor, List<Examination>>... steps) {
        var settings = settings();
        var problems = settings.problems();
        var findings = problems.isEmpty() ? examine(settings, steps) : List.<Finding>of();
        var checkUp = CheckUp.of(problems, findings);
        if (json) {
            printJson(checkUp);
        } else if (!problems.isEmpty()) {
            print(ProblemReport.of(problems));
        } else {
            print(
                    "No mistakes. Read: %s."
                            .formatted(String.join(", ", new Explainer(settings).sources())));
            if (!findings.isEmpty()) {
                print(FindingReport.of(findings));
            }
        }
        return checkUp.exitCode();
    }

    private static List<Finding> examine(
            Settings settings, Function<Doctor, List<Examination>>[] steps) {
        var findings = new ArrayList<Finding>();
        for (var step : steps) {
            if (findings.stream().noneMatch(found -> found.status() == Status.FAILED)) {
                step.apply(new Doctor(settings))
                        .forEach(examination -> findings.addAll(examination.findings()));
            }
        }
        return findings;
    }

    void print(String text) {
        out.println(text);
        out.flush();
    }

    /** What goes beside an answer that is no text. */
    void printAside(String text) {
        err.println(text);
        err.flush();
    }

    /** One JSON document, for programs. */
    void printJson(Object value) {
        print(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value));
    }
}
