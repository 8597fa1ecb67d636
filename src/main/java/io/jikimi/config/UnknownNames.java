package io.jikimi.config;

import io.jikimi.sources.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names that nothing reads: of every key in files and arguments, of variables that look like ours.
 */
class UnknownNames implements Check {

    private static final int MOST_MISTAKES = 2;

    private final KnownSettings known;

    UnknownNames(KnownSettings known) {
        this.known = known;
    }

    @Override
    public List<Problem> problems(Settings settings) {
        var written = settings.written();
        var missing = missing(written);
        var problems = new ArrayList<Problem>();
        for (var one : written) {
            if (!isRead(one)) {
                problem(one, missing).ifPresent(problems::add);
            }
        }
        return problems;
    }

    private boolean isRead(Written written) {
        return written.source() == Written.Source.COMMAND_LINE && written.name().equals("config")
                || written.setting(known).isPresent()
                || SecretFiles.leadsToFile(written.name(), known);
    }

    // Variables by which settings could be set that nobody sets.
    private Set<String> missing(List<Written> written) {
        var set =
                written.stream()
                        .flatMap(one -> one.setting(known).stream())
                        .map(KnownSetting::name)
                        .collect(Collectors.toSet());
        return Stream.concat(
                        known.ours().stream().map(KnownSetting::name),
                        WellKnownNames.ALIASES.values().stream())
                .filter(property -> !set.contains(property))
                .flatMap(
                        property ->
                                Stream.of(
                                        SettingName.of(property).variable(),
                                        SettingName.variableOf(property)))
                .collect(Collectors.toSet());
    }

    private Optional<Problem> problem(Written written, Set<String> missing) {
        if (!written.source().holdsVariables()) {
            return written.source() == Written.Source.PROPERTIES && !known.isOurs(written.name())
                    ? Optional.empty()
                    : Optional.of(
                            problem(
                                    written,
                                    known.closest(written.name())
                                            .map(
                                                    property ->
                                                            inWordsOf(
                                                                    written.source(), property))));
        }
        var near = Spelling.nearest(written.name(), missing, MOST_MISTAKES);
        if (written.name().startsWith("BOT_")) {
            return Optional.of(problem(written, near.or(() -> guess(written.name()))));
        }
        return near.filter(variable -> isLongEnough(variable))
                .map(variable -> problem(written, Optional.of(variable)));
    }

    // PORT is two letters away from HOST, which is nobody's mistake.
    private static boolean isLongEnough(String variable) {
        return variable.length() > 3 * MOST_MISTAKES;
    }

    private Optional<String> guess(String variable) {
        return known.closest(variable.toLowerCase().replace('_', '.'))
                .map(property -> SettingName.of(property).variable());
    }

    private static String inWordsOf(Written.Source source, String property) {
        var dot = property.lastIndexOf('.');
        return switch (source) {
            case COMMAND_LINE -> "--" + property;
            case INI ->
                    "%s in section [%s]"
                            .formatted(
                                    property.substring(dot + 1),
                                    property.substring(0, Math.max(dot, 0)));
            case ENVIRONMENT, SECRET_FILE, DOTENV, PROPERTIES -> property;
        };
    }

    // The name is not repeated: whoever mixes up names and values may have written a secret there.
    private static Problem problem(Written written, Optional<String> meant) {
        return new Problem(
                written.place(),
                "There is no setting of this name.",
                meant.map("Did you mean %s?"::formatted)
                        .orElse("Take it out, or look for its name in docs/configuration.md."));
    }
}
