package io.jikimi.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Runs shards without Discord: each is connected as soon as the test says so, or at once. */
final class MadeUpHost implements ShardHost {

    private final Set<Shard> connected = new HashSet<>();
    private final Set<Shard> acting = new HashSet<>();
    private final Map<Shard, List<String>> toldAtOpening = new HashMap<>();
    private Set<Shard> running = Set.of();
    private BooleanSupplier gate = () -> true;
    private Predicate<Shard> barred = _ -> false;
    private boolean connects = true;
    private boolean able = true;
    private boolean rich = true;
    private boolean cutOff;

    @Override
    public synchronized void run(Set<Shard> wanted) {
        running = Set.copyOf(wanted);
        connected.retainAll(running);
        acting.retainAll(running);
        if (connects) {
            running.stream()
                    .filter(shard -> !connected.contains(shard) && !barred.test(shard))
                    .filter(_ -> gate.getAsBoolean())
                    .forEach(connected::add);
        }
    }

    synchronized void mayNotConnect(Predicate<Shard> which) {
        barred = which;
    }

    /** Shards connect as this gate lets them. */
    synchronized void connectsThrough(BooleanSupplier next) {
        gate = next;
    }

    synchronized void connectsNothing() {
        connects = false;
    }

    /** The connections break, and none comes back. */
    synchronized void loses() {
        connects = false;
        connected.clear();
    }

    synchronized void connectsAll() {
        connects = true;
        connected.addAll(running);
    }

    synchronized void isUnable() {
        able = false;
    }

    synchronized void isPoor() {
        rich = false;
    }

    synchronized int connected() {
        return connected.size();
    }

    synchronized Set<Shard> running() {
        return running;
    }

    synchronized Set<Shard> acting() {
        return Set.copyOf(acting);
    }

    synchronized List<String> toldAtOpening(Shard shard) {
        return toldAtOpening.getOrDefault(shard, List.of());
    }

    @Override
    public synchronized boolean isConnected(Shard shard) {
        return connected.contains(shard);
    }

    @Override
    public synchronized boolean isAble() {
        return able;
    }

    @Override
    public synchronized boolean isCutOff() {
        return cutOff;
    }

    synchronized void isCutOff(boolean now) {
        cutOff = now;
    }

    @Override
    public synchronized boolean mayMove(int shards) {
        return rich;
    }

    @Override
    public synchronized List<String> close(Shard shard) {
        acting.remove(shard);
        return List.of("last-of-" + shard.id());
    }

    @Override
    public synchronized void open(Shard shard, Collection<String> handled) {
        acting.add(shard);
        toldAtOpening.put(shard, new ArrayList<>(handled));
    }

    @Override
    public void act(Generation generation) {}
}
