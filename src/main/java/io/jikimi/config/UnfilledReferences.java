package io.jikimi.config;

import io.jikimi.sources.Problem;

import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;

import java.util.List;

/**
 * References that lead nowhere, where Spring itself reads: it would take {@code ${NAME}} for the
 * value.
 */
class UnfilledReferences implements Check {

    private final KnownSettings known;

    UnfilledReferences(KnownSettings known) {
        this.known = known;
    }

    @Override
    public List<Problem> problems(Settings settings) {
        return settings.written().stream()
                .filter(one -> one.setting(known).filter(this::isOurs).isPresent())
                .filter(one -> leadsNowhere(one, settings.environment()))
                .map(
                        one ->
                                new Problem(
                                        one.place(),
                                        "It refers to something that nothing sets.",
                                        "Set what stands between ${ and }, or write the value"
                                                + " itself."))
                .toList();
    }

    private boolean isOurs(KnownSetting setting) {
        return known.isOurs(setting.name());
    }

    // In the environment nothing is a reference, but nobody means one that is all there is.
    private static boolean leadsNowhere(Written written, Environment environment) {
        return switch (written.source()) {
            case COMMAND_LINE, PROPERTIES -> isOpen(written.value(), environment);
            case ENVIRONMENT -> written.value().strip().matches("\\$\\{[^{}]*}");
            case SECRET_FILE, DOTENV, INI -> false;
        };
    }

    private static boolean isOpen(String value, Environment environment) {
        try {
            environment.resolveRequiredPlaceholders(value);
            return false;
        } catch (PlaceholderResolutionException unfilled) {
            return true;
        }
    }
}
