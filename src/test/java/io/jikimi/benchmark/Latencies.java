package io.jikimi.benchmark;

import java.util.ArrayList;
import java.util.List;

/** Waiting times, and what most people had to wait. */
final class Latencies {

    private final List<Long> nanos = new ArrayList<>();

    synchronized void add(long waited) {
        nanos.add(waited);
    }

    synchronized void forget() {
        nanos.clear();
    }

    synchronized int count() {
        return nanos.size();
    }

    /** The time within which this share of all was answered, in milliseconds. */
    synchronized double percentile(double share) {
        if (nanos.isEmpty()) {
            return Double.NaN;
        }
        var sorted = nanos.stream().sorted().toList();
        var index = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.max(0, index)) / 1e6;
    }

    @Override
    public String toString() {
        return "%.1f / %.1f ms (%d)".formatted(percentile(0.5), percentile(0.99), count());
    }
}
