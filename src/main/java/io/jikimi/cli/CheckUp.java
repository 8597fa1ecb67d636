package io.jikimi.cli;

import io.jikimi.config.MisconfiguredException;
import io.jikimi.doctor.Finding;
import io.jikimi.doctor.Status;
import io.jikimi.sources.Problem;

import java.util.List;

/**
 * What is wrong with a bot's settings and, where it was looked at, with what they lead to.
 *
 * @param ok whether a bot could run on them
 * @param problems every mistake in the settings
 * @param findings what was seen of Discord, the database and the machine
 */
record CheckUp(boolean ok, List<Mistake> problems, List<Finding> findings) {

    static CheckUp of(List<Problem> problems, List<Finding> findings) {
        var isWell =
                problems.isEmpty()
                        && findings.stream().noneMatch(found -> found.status() == Status.FAILED);
        return new CheckUp(isWell, problems.stream().map(Mistake::of).toList(), findings);
    }

    /** 0, 78 where an operator must act, or 75 where trying again may be enough. */
    int exitCode() {
        if (ok) {
            return 0;
        }
        var mayPass =
                problems.isEmpty()
                        && findings.stream()
                                .filter(found -> found.status() == Status.FAILED)
                                .allMatch(Finding::mayPass);
        return mayPass
                ? MisconfiguredException.EXIT_CODE_FOR_NOW
                : MisconfiguredException.EXIT_CODE;
    }

    /**
     * A mistake in the settings, for programs.
     *
     * @param place where it is
     * @param what what is wrong
     * @param remedy how to put it right
     */
    record Mistake(String place, String what, String remedy) {

        static Mistake of(Problem problem) {
            return new Mistake(problem.place().text(), problem.what(), problem.remedy());
        }
    }
}
