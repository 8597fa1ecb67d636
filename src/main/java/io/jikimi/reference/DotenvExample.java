package io.jikimi.reference;

import io.jikimi.config.KnownSetting;
import io.jikimi.config.KnownSettings;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code .env.example}: the same by the names of environment variables. */
final class DotenvExample {

    private static final String BEGIN =
            """
            # Settings of Jikimi. Copy this file to .env, and take the # away before what you want
            # to change. Variables of the real environment count more. docs/configuration.md says
            # more.
            """;

    private final KnownSettings settings;

    DotenvExample(KnownSettings settings) {
        this.settings = settings;
    }

    String text() {
        return Stream.concat(settings.ours().stream(), settings.ofVariable("PORT").stream())
                .map(DotenvExample::line)
                .collect(Collectors.joining("\n", BEGIN + "\n", ""));
    }

    private static String line(KnownSetting setting) {
        return "# %s\n# %s\n#%s=%s\n"
                .formatted(
                        Words.description(setting),
                        Words.takes(setting),
                        setting.variables().getFirst(),
                        Words.example(setting));
    }
}
