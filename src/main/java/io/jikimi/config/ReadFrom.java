package io.jikimi.config;

import io.jikimi.sources.Entry;
import io.jikimi.sources.Place;
import io.jikimi.sources.Problem;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Goes with an environment and says what it was read from, and what was wrong there; sets nothing
 * itself.
 */
final class ReadFrom extends PropertySource<Surroundings> {

    static final String NAME = "read from";

    private final List<Problem> problems = new ArrayList<>();
    private final List<Written> written = new ArrayList<>();
    private final Scrubber scrubber = new Scrubber();
    private final Set<Place> unusable = new HashSet<>();

    ReadFrom(Surroundings surroundings) {
        super(NAME, surroundings);
    }

    /** What this environment is read from; this process where nothing else was said. */
    static ReadFrom of(ConfigurableEnvironment environment) {
        if (environment.getPropertySources().get(NAME) instanceof ReadFrom known) {
            return known;
        }
        var process = new ReadFrom(Surroundings.ofThisProcess());
        environment.getPropertySources().addLast(process);
        return process;
    }

    /** Mistakes of form, to which whoever reads adds. */
    List<Problem> problems() {
        return problems;
    }

    /** Every name that the sources read so far give a value to. */
    List<Written> written() {
        return written;
    }

    /** Knows the secrets of this environment. */
    Scrubber scrubber() {
        return scrubber;
    }

    /** Notes what a source says. */
    void note(Written.Source source, List<Entry> entries) {
        entries.forEach(
                entry ->
                        written.add(
                                new Written(source, entry.name(), entry.value(), entry.place())));
    }

    /** Where values stand that have been complained of already. */
    Set<Place> unusable() {
        return unusable;
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return null;
    }
}
