package io.jikimi.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.cases.CaseFile;
import io.jikimi.cases.CaseState;
import io.jikimi.cases.CaseType;
import io.jikimi.moderation.Escalation.Consequence;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

class EscalationTests {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private static Escalation escalation(@Nullable Duration expire) {
        return Escalation.of(
                new ModerationSettings(
                        true,
                        false,
                        null,
                        null,
                        Duration.ZERO,
                        3,
                        expire,
                        null,
                        Map.of(),
                        Map.of("3/30d", "timeout 1d", "5/4w", "ban", "nonsense", "ban")),
                NOW);
    }

    @Test
    void leadsToItWhenJustSoManyHaveComeTogether() {
        var escalation = escalation(null);

        assertThat(escalation.after(warnings(0, 1), NOW)).isNull();
        assertThat(escalation.after(warnings(0, 1, 29), NOW))
                .isEqualTo(new Consequence(CaseType.TIMEOUT, Duration.ofDays(1)));
        assertThat(escalation.after(warnings(0, 1, 2, 3), NOW)).isNull();
        assertThat(escalation.after(warnings(0, 1, 2, 3, 4), NOW))
                .isEqualTo(new Consequence(CaseType.BAN, null));
    }

    @Test
    void countsNothingThatIsTooOld() {
        assertThat(escalation(null).after(warnings(0, 1, 31), NOW)).isNull();
        assertThat(escalation(Duration.ofDays(7)).oldest())
                .isEqualTo(NOW.minus(Duration.ofDays(7)));
    }

    private static List<CaseFile> warnings(Integer... daysAgo) {
        return Arrays.stream(daysAgo).map(EscalationTests::warning).toList();
    }

    private static CaseFile warning(int daysAgo) {
        return new CaseFile(
                1,
                1,
                CaseType.WARN,
                CaseState.DONE,
                42,
                null,
                7,
                false,
                null,
                NOW.minus(Duration.ofDays(daysAgo)),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                0,
                null,
                false,
                0,
                null);
    }
}
