package io.jikimi.endtoend;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** When a process gets SIGKILL while something is done. */
sealed interface Kill {

    /** Asked for all the time, and not for what is done. */
    Set<String> HOUSEKEEPING =
            Set.of(
                    "/gateway/bot",
                    "/users/@me",
                    "/applications/@me",
                    "/oauth2/applications/@me",
                    "/applications/{app}/commands");

    /** Orders it, for what comes from now on. */
    void order(KillCourse course) throws IOException;

    /** Nobody is killed. */
    record Never() implements Kill {

        @Override
        public void order(KillCourse course) {}
    }

    /** Before or after something is written to the database, counted from now. */
    record AtStep(int number) implements Kill {

        @Override
        public void order(KillCourse course) throws IOException {
            for (var instance : course.instances()) {
                instance.arm(number);
            }
        }
    }

    /**
     * When Discord is asked for something, before or after it is done, counted from now; nobody
     * hears that it was done.
     */
    record AtRequest(int number) implements Kill {

        @Override
        public void order(KillCourse course) {
            var seen = new AtomicInteger();
            course.playground()
                    .faults()
                    .show(
                            (_, route, port, _) ->
                                    HOUSEKEEPING.contains(route)
                                            || seen.incrementAndGet() != number
                                            || !isKilled(course, port));
        }

        private static boolean isKilled(KillCourse course, int port) {
            course.instances().stream()
                    .filter(instance -> instance.asksThrough(port))
                    .forEach(KillCourse.Instance::kill);
            return true;
        }
    }

    /** After so much time; whichever process is the first. */
    record After(Duration time) implements Kill {

        @Override
        public void order(KillCourse course) {
            var victim = course.instances().getFirst();
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try {
                                    Thread.sleep(time);
                                    victim.kill();
                                } catch (InterruptedException over) {
                                    Thread.currentThread().interrupt();
                                }
                            });
        }
    }
}
