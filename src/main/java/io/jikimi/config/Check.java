package io.jikimi.config;

import io.jikimi.sources.Problem;

import java.util.List;

/** Looks for one kind of mistake in the settings as a whole. */
interface Check {

    /** Every such mistake; empty where there is none. */
    List<Problem> problems(Settings settings);
}
