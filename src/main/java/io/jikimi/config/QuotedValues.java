package io.jikimi.config;

import io.jikimi.sources.Problem;

import java.util.List;

/** Values in quotes, where quotes are part of the value and nobody wants them there. */
class QuotedValues implements Check {

    private final KnownSettings known;

    QuotedValues(KnownSettings known) {
        this.known = known;
    }

    @Override
    public List<Problem> problems(Settings settings) {
        return settings.written().stream()
                .filter(
                        one ->
                                one.source() != Written.Source.DOTENV
                                        && isQuoted(one.value().strip()))
                .filter(one -> one.setting(known).filter(this::isOurs).isPresent())
                .map(
                        one ->
                                new Problem(
                                        one.place(),
                                        "The value is in quotes, and they would be part of it.",
                                        "Take the quotes away."))
                .toList();
    }

    private boolean isOurs(KnownSetting setting) {
        return known.isOurs(setting.name());
    }

    private static boolean isQuoted(String value) {
        return value.matches("(?s)\".*\"|'.*'");
    }
}
