package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.endtoend.KillCourse.Store;

import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Kills the packaged bot with {@code kill -9} while somebody is banned for a day, reminded and told
 * something: everything happens, and once. The short form kills a few times on H2; {@code
 * -Ddrill=long} does so before and after everything that is written to the database, at every
 * request before and after it is done, and at random, on H2 and in two instances on PostgreSQL, or
 * on the one that {@code -Ddrill.store=H2} names.
 */
class KillIT {

    private static final int AT_RANDOM = Integer.getInteger("drill.random", 40);
    private static final long SEED = Long.getLong("drill.seed", 1);
    private static final int LONGEST_MILLIS = 4_000;

    /** Where something is decided: around what is noted first, and around what is said. */
    private static final List<Kill> A_FEW =
            List.of(new Kill.AtStep(2), new Kill.AtRequest(4), new Kill.AtStep(12));

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @ParameterizedTest
    @MethodSource("stores")
    void everythingHappensOnce(Store store) throws Exception {
        try (var course = new KillCourse(folder, store)) {
            var deeds =
                    List.of(
                            new BanDeed(course),
                            new ReminderDeed(course),
                            new AnnouncementDeed(course));
            var rounds = new KillRounds(course, deeds);
            for (var kill : isLong() ? all(rounds) : A_FEW) {
                rounds.round(kill);
            }
            rounds.judge();
            System.out.printf("%s: %d rounds, %d kills%n", store, rounds.count(), rounds.kills());
            assertThat(rounds.kills()).as("kills").isGreaterThan(rounds.count() * 3 / 4);
        }
    }

    static Stream<Store> stores() {
        var only = System.getProperty("drill.store", isLong() ? "" : Store.H2.name());
        return Stream.of(Store.values()).filter(one -> only.isEmpty() || one.name().equals(only));
    }

    private static boolean isLong() {
        return "long".equals(System.getProperty("drill"));
    }

    private static List<Kill> all(KillRounds rounds) throws IOException {
        var kills = new ArrayList<Kill>();
        var steps = rounds.countSteps();
        for (var step = 1; step <= steps; step++) {
            kills.add(new Kill.AtStep(step));
        }
        var requests = rounds.countRequests();
        for (var request = 1; request <= requests; request++) {
            kills.add(new Kill.AtRequest(request));
        }
        var random = new Random(SEED);
        for (var each = 0; each < AT_RANDOM; each++) {
            kills.add(new Kill.After(Duration.ofMillis(random.nextInt(LONGEST_MILLIS))));
        }
        return kills;
    }
}
