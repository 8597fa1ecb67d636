package io.jikimi.config;

import java.util.Locale;

/** What a setting is called, as a property and as an environment variable. */
record SettingName(String property, String variable) {

    static SettingName of(String name) {
        var property = name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        var variable = property.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
        return new SettingName(property, WellKnownNames.variableOf(property).orElse(variable));
    }

    @Override
    public String toString() {
        return property + " (environment variable " + variable + ")";
    }
}
