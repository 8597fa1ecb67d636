package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;

/** What may happen to bots that share their shards. */
enum Fault {
    KILL("kill -9", 8) {
        @Override
        void happen(Drill drill) throws Exception {
            drill.begin(Map.of());
            drill.kill(drill.bots().getLast());
            drill.awaitCovered();
        }
    },
    PAUSE("SIGSTOP for 6 s, then SIGCONT", 8) {
        @Override
        void happen(Drill drill) throws Exception {
            drill.begin(Map.of());
            var victim = drill.bots().getLast();
            victim.signal("STOP");
            isOver(LONGER_THAN_A_LEASE);
            victim.signal("CONT");
            drill.settles();
        }
    },
    DATABASE_CUT("cut from the database for 6 s", 8) {
        @Override
        void happen(Drill drill) throws Exception {
            drill.begin(Map.of());
            var victim = drill.bots().getLast();
            victim.toDatabase().cut();
            isOver(LONGER_THAN_A_LEASE);
            victim.toDatabase().mend();
            drill.settles();
        }
    },
    DATABASE_FROZEN("line to the database frozen for 6 s", 8) {
        @Override
        void happen(Drill drill) throws Exception {
            drill.begin(Map.of());
            var victim = drill.bots().getLast();
            victim.toDatabase().freeze();
            isOver(LONGER_THAN_A_LEASE);
            victim.toDatabase().mend();
            drill.settles();
        }
    },
    // Two leases until it is sure.
    DISCORD_CUT("cut from Discord", 12) {
        @Override
        void happen(Drill drill) throws Exception {
            drill.begin(Map.of());
            var victim = drill.bots().getLast();
            victim.cutDiscord();
            drill.awaitCovered();
            victim.mendDiscord();
            drill.settles();
        }
    },
    SKEW("kill -9, clocks wrong by an hour", 8) {
        @Override
        void happen(Drill drill) throws Exception {
            drill.startOne(dated("+1h"));
            drill.startOne(dated("-1h"));
            drill.startOne(Map.of());
            drill.beginAsking();
            drill.kill(drill.bots().getFirst());
            drill.awaitCovered();
        }
    },
    ROLLING("rolling restart", 8) {
        @Override
        void happen(Drill drill) throws Exception {
            drill.begin(Map.of());
            for (var old : drill.bots()) {
                drill.startOne(Map.of());
                assertThat(old.process().terminate(Duration.ofSeconds(30))).isEqualTo(143);
                drill.kill(old);
            }
            drill.settles();
        }

        @Override
        void judge(Drill.Outcome outcome, Drill drill) {
            super.judge(outcome, drill);
            assertThat(outcome.unanswered()).as("unanswered").isZero();
        }
    },
    RESTART("PostgreSQL restarted", 8) {
        @Override
        void happen(Drill drill) throws Exception {
            drill.begin(Map.of());
            drill.remembersIdentifies();
            drill.restartDatabase();
            drill.awaitCovered();
            drill.settles();
        }

        @Override
        void judge(Drill.Outcome outcome, Drill drill) {
            super.judge(outcome, drill);
            assertThat(drill.identifiesSince()).as("none is spent on a database").isZero();
        }
    };

    /** With a lease of three seconds. */
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(6);

    private final String words;
    private final Duration coveredWithin;

    Fault(String words, int coveredWithin) {
        this.words = words;
        this.coveredWithin = Duration.ofSeconds(coveredWithin);
    }

    /** Starts the bots, has people ask, and lets it happen to them. */
    abstract void happen(Drill drill) throws Exception;

    /** Fails if a question had two answers, a shard two holders, or people waited too long. */
    void judge(Drill.Outcome outcome, Drill drill) {
        assertThat(outcome.twice()).as("answered twice").isZero();
        assertThat(outcome.twoHolders()).as("two holders of one epoch").isZero();
        assertThat(outcome.silence()).as("silence").isLessThan(coveredWithin);
    }

    String words() {
        return words;
    }

    // Of the clocks that only measure how long something takes, none is ever set.
    private static Map<String, String> dated(String ahead) {
        return Map.of(
                "LD_PRELOAD",
                "/usr/$LIB/faketime/libfaketimeMT.so.1",
                "FAKETIME",
                ahead,
                "DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
    }

    private static void isOver(Duration time) {
        var since = System.nanoTime();
        await().until(() -> System.nanoTime() - since > time.toNanos());
    }
}
