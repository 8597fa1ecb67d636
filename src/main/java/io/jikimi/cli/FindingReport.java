package io.jikimi.cli;

import io.jikimi.doctor.Finding;

import java.util.List;
import java.util.stream.Collectors;

/** What was found, as an operator reads it in a terminal. */
final class FindingReport {

    private FindingReport() {}

    static String of(List<Finding> findings) {
        return findings.stream().map(FindingReport::line).collect(Collectors.joining("\n"));
    }

    private static String line(Finding finding) {
        var mark =
                switch (finding.status()) {
                    case OK -> "ok     ";
                    case WARNING -> "warning";
                    case FAILED -> "FAILED ";
                };
        var line = "  %s  %-20s  %s".formatted(mark, finding.name(), finding.what());
        return finding.remedy() == null ? line : line + "\n" + " ".repeat(33) + finding.remedy();
    }
}
