package io.jikimi.cli;

import io.jikimi.config.Explanation;

import org.springframework.util.StringUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Why settings have their values, as an operator reads it in a terminal. */
final class ExplanationReport {

    private ExplanationReport() {}

    /** A paragraph for each; one alone says as well what the setting is for. */
    static String of(List<Explanation> explanations) {
        return explanations.stream()
                .map(explanation -> paragraph(explanation, explanations.size() == 1))
                .collect(Collectors.joining("\n"));
    }

    private static String paragraph(Explanation explanation, boolean whole) {
        var lines = new ArrayList<String>();
        lines.add(
                "%s = %s"
                        .formatted(
                                explanation.property(),
                                Objects.requireNonNullElse(explanation.value(), "(not set)")));
        if (explanation.place() != null) {
            lines.add("  from %s".formatted(explanation.place()));
        } else if (explanation.value() != null) {
            lines.add("  by default");
        }
        explanation
                .shadowed()
                .forEach(
                        said ->
                                lines.add(
                                        "  not %s from %s".formatted(said.value(), said.place())));
        if (explanation.place() != null && explanation.fallback() != null) {
            lines.add("  not %s by default".formatted(explanation.fallback()));
        }
        if (whole && explanation.description() != null) {
            // Ours are written without a full stop, Spring's with one.
            var description = explanation.description().replaceFirst("[.]$", "");
            lines.add("  " + StringUtils.capitalize(description) + ".");
        }
        return String.join("\n", lines);
    }
}
