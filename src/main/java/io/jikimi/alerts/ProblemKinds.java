package io.jikimi.alerts;

import io.jikimi.alerts.ProblemKind.Explanation;
import io.jikimi.messages.Text;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All sorts of problems there are, of all rooms. */
@Component
class ProblemKinds {

    private static final Logger log = LoggerFactory.getLogger(ProblemKinds.class);

    private final Map<String, ProblemKind> kinds;

    ProblemKinds(List<ProblemKind> kinds) {
        this.kinds =
                kinds.stream().collect(Collectors.toMap(ProblemKind::name, Function.identity()));
    }

    /** Whether it still stands; what cannot be judged stands. */
    boolean stands(Alert alert) {
        var kind = kinds.get(alert.problem().kind());
        try {
            return kind == null || kind.stands(alert.guildId(), alert.problem());
        } catch (RuntimeException failure) {
            log.warn("Alert {} cannot be judged", alert.id(), failure);
            return true;
        }
    }

    Explanation explain(Alert alert) {
        var kind = kinds.get(alert.problem().kind());
        return kind == null ? unknown(alert) : kind.explain(alert.guildId(), alert.problem());
    }

    // Told by a newer or an older Jikimi than this one.
    private static Explanation unknown(Alert alert) {
        return new Explanation(
                Text.of("alerts.unknown"),
                Text.of("alerts.unknown.what", alert.problem().kind(), alert.problem().subject()),
                Text.of("alerts.unknown.means"),
                Text.of("alerts.unknown.fix"));
    }
}
