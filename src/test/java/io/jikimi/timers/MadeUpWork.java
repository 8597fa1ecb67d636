package io.jikimi.timers;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** Work that remembers what it did, and does what a test says. */
final class MadeUpWork implements TimedWork {

    static final String KIND = "made-up";

    final Queue<Due> runs = new ConcurrentLinkedQueue<>();
    final Queue<Due> givenUp = new ConcurrentLinkedQueue<>();
    private final Map<String, Function<Due, Next>> acts = new ConcurrentHashMap<>();

    private volatile Function<Due, Next> usually = _ -> Next.DONE;

    static Timer timer(long guildId, String subject) {
        return new Timer(KIND, guildId, subject);
    }

    void does(String subject, Function<Due, Next> act) {
        acts.put(subject, act);
    }

    void doesAlways(Function<Due, Next> act) {
        usually = act;
    }

    List<String> done() {
        return runs.stream().map(due -> due.timer().subject()).toList();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Next run(Due due) {
        runs.add(due);
        return acts.getOrDefault(due.timer().subject(), usually).apply(due);
    }

    @Override
    public void givenUp(Due due) {
        givenUp.add(due);
    }
}
