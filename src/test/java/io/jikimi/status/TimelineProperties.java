package io.jikimi.status;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Whatever instances have seen, in whatever order it is read, the days make sense. */
class TimelineProperties {

    private static final Instant NOW = Instant.parse("2026-11-27T12:07:31Z");
    private static final Duration FAR = Duration.ofHours(30);

    @Property(tries = 500)
    void leavesNoHoleAndNothingTwice(@ForAll("spells") List<Spell> spells) {
        var timeline = Timeline.of(spells, NOW);

        assertThat(timeline.isEmpty()).isEqualTo(spells.isEmpty());
        for (var place = 1; place < timeline.size(); place++) {
            assertThat(timeline.get(place).from()).isEqualTo(timeline.get(place - 1).to());
        }
        if (!timeline.isEmpty()) {
            assertThat(timeline.getLast().to()).isEqualTo(NOW);
            assertThat(timeline)
                    .allSatisfy(one -> assertThat(one.from()).isBefore(one.to()))
                    .allSatisfy(one -> assertThat(one.connected()).isLessThanOrEqualTo(one.total()))
                    .allSatisfy(
                            one ->
                                    assertThat(one.isGood())
                                            .isEqualTo(
                                                    one.total() > 0
                                                            && one.connected() == one.total()));
        }
    }

    @Property(tries = 300)
    void doesNotDependOnTheOrderOfRows(@ForAll("spells") List<Spell> spells) {
        var sorted = spells.stream().sorted(Comparator.comparing(Spell::seenAt)).toList();

        assertThat(Timeline.of(sorted.reversed(), NOW)).isEqualTo(Timeline.of(sorted, NOW));
    }

    @Property(tries = 500)
    void incidentsStandApartAndLastLongEnough(@ForAll("spells") List<Spell> spells) {
        var incidents = Incidents.in(Timeline.of(spells, NOW), NOW.minus(FAR), NOW);

        for (var place = 1; place < incidents.size(); place++) {
            var until = incidents.get(place).until();
            assertThat(until).isNotNull();
            assertThat(until.plus(Incidents.BETWEEN))
                    .isBeforeOrEqualTo(incidents.get(place - 1).from());
        }
        assertThat(incidents)
                .allSatisfy(
                        one -> {
                            assertThat(one.condition()).isNotEqualTo(Condition.CONNECTED);
                            assertThat(one.away()).isGreaterThanOrEqualTo(Incidents.SHORTEST);
                            var end = one.until() == null ? NOW : one.until();
                            assertThat(one.away())
                                    .isLessThanOrEqualTo(Duration.between(one.from(), end));
                        });
    }

    @Property(tries = 300)
    void theDayHasItsQuartersAndAShare(@ForAll("spells") List<Spell> spells) {
        var day = new Day(NOW);
        var timeline = Timeline.of(spells, NOW);
        var slots = day.slots(timeline, List.of());

        assertThat(slots).hasSize(96);
        assertThat(slots.getFirst().from()).isEqualTo("2026-11-26T12:15:00Z");
        assertThat(slots.getLast().to()).isEqualTo("2026-11-27T12:15:00Z");
        var share = day.availability(timeline, NOW);
        assertThat(share == null ? 0 : share).isBetween(0.0, 1.0);
    }

    @Provide
    Arbitrary<List<Spell>> spells() {
        var instance = Arbitraries.integers().between(1, 3);
        var condition =
                Arbitraries.of(
                        Condition.CONNECTED,
                        Condition.PARTLY,
                        Condition.PARKED,
                        Condition.WAITING,
                        Condition.RECONNECTING,
                        Condition.CONNECTING);
        var seconds = Arbitraries.integers().between(1, 4_000);
        var pause = Arbitraries.integers().between(0, 1_000);
        var one = Combinators.combine(instance, condition, seconds, pause).as(Draft::new);
        return one.list().ofMaxSize(40).map(TimelineProperties::laidOut);
    }

    record Draft(int instance, Condition condition, int seconds, int pause) {}

    // As an instance writes them: one after the other.
    private static List<Spell> laidOut(List<Draft> drafts) {
        var spells = new ArrayList<Spell>();
        for (var instance = 1; instance <= 3; instance++) {
            var begins = NOW.minus(FAR);
            for (var draft : drafts) {
                if (draft.instance() != instance) {
                    continue;
                }
                var since = begins.plusSeconds(draft.pause());
                var seenAt = since.plusSeconds(draft.seconds());
                if (!seenAt.isBefore(NOW)) {
                    break;
                }
                var connected =
                        switch (draft.condition()) {
                            case CONNECTED -> 4;
                            case PARTLY -> 1 + draft.seconds() % 3;
                            default -> 0;
                        };
                spells.add(
                        new Spell(
                                instance + "-" + spells.size(),
                                "i" + instance,
                                draft.condition(),
                                connected,
                                4,
                                since,
                                seenAt));
                begins = seenAt;
            }
        }
        return spells;
    }
}
