package io.jikimi.playground.gateway;

import io.jikimi.playground.world.Json;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often one may identify: once per interval and bucket, and only so often in a day. */
final class IdentifyLimits {

    private final GatewaySettings settings;
    private final Map<Integer, Long> lastByBucket = new HashMap<>();
    private final List<Long> times = new ArrayList<>();
    private int remaining;
    private int refused;

    IdentifyLimits(GatewaySettings settings) {
        this.settings = settings;
        remaining = settings.sessionStarts();
    }

    /** Whether this one is in time; counts it if so. */
    synchronized boolean allow(int shard) {
        var now = System.nanoTime();
        var bucket = shard % settings.maxConcurrency();
        var last = lastByBucket.get(bucket);
        if (last != null && now - last < settings.identifyInterval().toNanos()) {
            refused++;
            return false;
        }
        lastByBucket.put(bucket, now);
        times.add(now);
        remaining--;
        return true;
    }

    synchronized boolean isUsedUp() {
        return remaining <= 0;
    }

    synchronized void leave(int remaining) {
        this.remaining = remaining;
    }

    synchronized int count() {
        return times.size();
    }

    synchronized int refused() {
        return refused;
    }

    synchronized ObjectNode json() {
        return Json.object()
                .put("total", settings.sessionStarts())
                .put("remaining", Math.max(0, remaining))
                .put("reset_after", (int) Duration.ofHours(24).toMillis())
                .put("max_concurrency", settings.maxConcurrency());
    }
}
