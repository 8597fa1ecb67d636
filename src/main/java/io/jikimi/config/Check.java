package io.jikimi.config;

import io.jikimi.sources.Problem;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks for one kind of mistake in the settings as a whole. */
interface Check {

    /** Every such mistake; empty where there is none. */
    List<Problem> problems(Settings settings);

    /**
     * What is to be said where a setting has a value that is wrong, white space around it aside.
     */
    static Optional<Problem> refuse(
            Settings settings,
            String property,
            Predicate<String> isWrong,
            String what,
            String remedy) {
        return settings.value(property)
                .filter(value -> isWrong.test(value.text().strip()))
                .map(value -> new Problem(value.place(), what, remedy));
    }
}
