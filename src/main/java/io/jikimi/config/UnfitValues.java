package io.jikimi.config;

import io.jikimi.sources.Place;
import io.jikimi.sources.Problem;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.convert.ConverterNotFoundException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values that cannot be read as what they should be, or that break a setting's own rules. */
class UnfitValues implements Check {

    private final KnownSettings known;

    UnfitValues(KnownSettings known) {
        this.known = known;
    }

    @Override
    public List<Problem> problems(Settings settings) {
        var problems = new ArrayList<Problem>();
        places(settings)
                .forEach((setting, place) -> problems.addAll(problems(settings, setting, place)));
        return problems;
    }

    // Of every setting that somebody set, where the value stands that counts.
    private Map<KnownSetting, Place> places(Settings settings) {
        var places = new LinkedHashMap<KnownSetting, Place>();
        settings.written().stream()
                .sorted(Comparator.comparing(Written::source))
                .forEach(
                        one ->
                                one.setting(known)
                                        .ifPresent(
                                                setting ->
                                                        places.putIfAbsent(setting, one.place())));
        return places;
    }

    /** Each value is looked at by itself, so that one mistake hides no other. */
    private static List<Problem> problems(Settings settings, KnownSetting setting, Place place) {
        var type = ValueType.of(setting);
        if (type.isEmpty()) {
            return List.of();
        }
        var name = ConfigurationPropertyName.adapt(setting.name(), '.');
        try {
            return Binder.get(settings.environment())
                    .bind(name, Bindable.of(type.get().type()))
                    .map(value -> broken(setting, type.get(), value, place))
                    .orElse(List.of());
        } catch (BindException unreadable) {
            return unreadable.getCause() instanceof ConverterNotFoundException
                    ? List.of()
                    : List.of(unreadable(setting, type.get(), place));
        }
    }

    private static Problem unreadable(KnownSetting setting, ValueType type, Place place) {
        return new Problem(
                place,
                SettingName.of(setting.name()) + ": its value cannot be read.",
                "Expected is " + type.words() + ". Leave it out for the default.");
    }

    private static List<Problem> broken(
            KnownSetting setting, ValueType type, Object value, Place place) {
        return type.rulesThatBreak(value).stream()
                .sorted()
                .map(
                        rule ->
                                new Problem(
                                        place,
                                        "%s: it %s."
                                                .formatted(SettingName.of(setting.name()), rule),
                                        "Give it a value that fits, or leave it out for the"
                                                + " default."))
                .toList();
    }
}
