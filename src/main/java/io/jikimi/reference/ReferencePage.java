package io.jikimi.reference;

import io.jikimi.config.KnownSetting;
import io.jikimi.config.KnownSettings;

import org.springframework.core.io.ClassPathResource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** {@code docs/configuration.md}: every setting, and where values may be written. */
final class ReferencePage {

    private final KnownSettings settings;

    ReferencePage(KnownSettings settings) {
        this.settings = settings;
    }

    String text() {
        var ours = settings.ours().stream().map(this::ours).collect(Collectors.joining("\n"));
        var springs =
                SpringSettings.in(settings).stream()
                        .map(ReferencePage::springs)
                        .collect(Collectors.joining("\n"));
        return part("begin.md")
                + ours
                + "\n"
                + part("spring.md")
                + springs
                + "\n\n"
                + part("sources.md");
    }

    private String ours(KnownSetting setting) {
        return """
        ### `%s`

        %s

        | | |
        |---|---|
        | environment | %s |
        %s| takes | %s |
        | if left out | %s |
        """
                .formatted(
                        setting.name(),
                        Words.description(setting),
                        variables(setting),
                        ini(setting),
                        cell(Words.takes(setting)),
                        fallback(setting));
    }

    private static String variables(KnownSetting setting) {
        var variables =
                setting.variables().stream()
                        .map("`%s`"::formatted)
                        .collect(Collectors.joining(" or "));
        return setting.mayStandInFile()
                ? variables + "; from a file: `%s_FILE`".formatted(setting.variables().getFirst())
                : variables;
    }

    private static String ini(KnownSetting setting) {
        return setting.mayStandInFile()
                ? "| `config.ini` | `%s` in section `[%s]` |\n"
                        .formatted(Words.key(setting), Words.section(setting))
                : "";
    }

    private String fallback(KnownSetting setting) {
        return setting.defaultValue() == null
                ? setting.onDeploy().filter(ask -> ask.required()).isPresent()
                        ? "the start is refused"
                        : "nothing"
                : code(setting.defaultValue());
    }

    private static String springs(KnownSetting setting) {
        var fallback = setting.defaultValue() == null ? "" : code(setting.defaultValue());
        var variables =
                setting.variables().stream()
                        .map("`%s`"::formatted)
                        .collect(Collectors.joining(" or "));
        return "| `%s` | %s | %s | %s |"
                .formatted(setting.name(), variables, cell(Words.description(setting)), fallback);
    }

    private static String code(String text) {
        return "`" + cell(text) + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }

    private static String part(String name) {
        try {
            return new ClassPathResource("reference/" + name)
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
