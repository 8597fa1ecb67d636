package io.jikimi.reference;

import io.jikimi.config.KnownSetting;
import io.jikimi.config.KnownSettings;

import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code config.ini.example}: every setting that may stand in a file, ready to be changed. */
final class IniExample {

    private static final String BEGIN =
            """
            # Settings of Jikimi. Copy this file to config.ini, and take the # away before what you
            # want to change. docs/configuration.md says more.
            """;

    private final KnownSettings settings;

    IniExample(KnownSettings settings) {
        this.settings = settings;
    }

    String text() {
        var sections =
                settings.ours().stream()
                        .filter(KnownSetting::mayStandInFile)
                        .collect(
                                Collectors.groupingBy(
                                        Words::section,
                                        TreeMap::new,
                                        Collectors.mapping(
                                                IniExample::line, Collectors.joining("\n"))));
        return sections.entrySet().stream()
                .map(section -> "[%s]\n\n%s".formatted(section.getKey(), section.getValue()))
                .collect(Collectors.joining("\n", BEGIN + "\n", ""));
    }

    private static String line(KnownSetting setting) {
        return "# %s\n# %s\n#%s = %s\n"
                .formatted(
                        Words.description(setting),
                        Words.takes(setting),
                        Words.key(setting),
                        Words.example(setting));
    }
}
