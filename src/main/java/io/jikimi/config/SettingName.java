package io.jikimi.config;

import java.util.Locale;

/** What a setting is called, as a property and as an environment variable. */
record SettingName(String property, String variable) {

    static SettingName of(String name) {
        var property = name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        return new SettingName(
                property, WellKnownNames.variableOf(property).orElse(variableOf(property)));
    }

    /** The environment variable that Spring takes for a property. */
    static String variableOf(String property) {
        return property.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return property + " (environment variable " + variable + ")";
    }
}
