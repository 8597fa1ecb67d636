package io.jikimi.config;

import io.jikimi.sources.Problem;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One source that sets the same thing twice, under different names. */
class Contradictions implements Check {

    // Files of Spring's own may say more than one thing, by profile.
    private static final Set<Written.Source> LOOKED_THROUGH =
            EnumSet.of(
                    Written.Source.COMMAND_LINE,
                    Written.Source.ENVIRONMENT,
                    Written.Source.DOTENV,
                    Written.Source.INI);

    private final KnownSettings known;

    Contradictions(KnownSettings known) {
        this.known = known;
    }

    @Override
    public List<Problem> problems(Settings settings) {
        var first = new LinkedHashMap<Target, Written>();
        var problems = new ArrayList<Problem>();
        for (var one : settings.written()) {
            target(one)
                    .ifPresent(
                            target -> {
                                var other = first.putIfAbsent(target, one);
                                if (other != null && differ(one, other)) {
                                    problems.add(problem(target, one, other));
                                }
                            });
        }
        return problems;
    }

    private Optional<Target> target(Written written) {
        if (!LOOKED_THROUGH.contains(written.source())) {
            return Optional.empty();
        }
        return written.setting(known)
                .or(() -> ofFile(written))
                .map(setting -> new Target(written.source(), setting.name()));
    }

    private Optional<KnownSetting> ofFile(Written written) {
        return written.source().holdsVariables() && SecretFiles.leadsToFile(written.name(), known)
                ? known.ofVariable(SecretFiles.withoutSuffix(written.name()))
                : Optional.empty();
    }

    // A path says nothing about what is in the file, so the two may always differ.
    private boolean differ(Written one, Written other) {
        return !one.name().equals(other.name())
                && (ofFile(one).isPresent() != ofFile(other).isPresent()
                        || !one.value().equals(other.value()));
    }

    private static Problem problem(Target target, Written one, Written other) {
        return new Problem(
                one.place(),
                "It sets %s, and so does %s.".formatted(target.property, other.place()),
                "Keep one of the two.");
    }

    private record Target(Written.Source source, String property) {}
}
