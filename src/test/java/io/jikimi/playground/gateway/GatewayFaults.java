package io.jikimi.playground.gateway;

import io.jikimi.playground.world.Intent;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** What goes wrong on the gateway, on demand. */
public final class GatewayFaults {

    private final AtomicInteger switchedOff = new AtomicInteger();
    private volatile boolean acknowledges = true;
    private volatile boolean tokenRefused;
    private volatile boolean shardingRefused;
    private volatile Duration latency = Duration.ZERO;

    public void acknowledge(boolean acknowledges) {
        this.acknowledges = acknowledges;
    }

    public void slowDown(Duration latency) {
        this.latency = latency;
    }

    public void refuseToken(boolean refused) {
        tokenRefused = refused;
    }

    /** Insists on more shards than the bot has. */
    public void refuseSharding(boolean refused) {
        shardingRefused = refused;
    }

    /** As if the switch of that privileged intent were off in the developer portal. */
    public void switchOff(Intent intent) {
        switchedOff.accumulateAndGet(intent.bit(), (all, bit) -> all | bit);
    }

    public void switchOn(Intent intent) {
        switchedOff.accumulateAndGet(intent.bit(), (all, bit) -> all & ~bit);
    }

    public void heal() {
        acknowledges = true;
        tokenRefused = false;
        shardingRefused = false;
        latency = Duration.ZERO;
        switchedOff.set(0);
    }

    /** The flags of the application: which privileged intents are on. */
    public int applicationFlags() {
        return Arrays.stream(Intent.values())
                .filter(intent -> !intent.in(switchedOff.get()))
                .mapToInt(Intent::applicationFlag)
                .reduce(0, (all, flag) -> all | flag);
    }

    int switchedOff() {
        return switchedOff.get();
    }

    boolean acknowledges() {
        return acknowledges;
    }

    boolean isTokenRefused() {
        return tokenRefused;
    }

    boolean isShardingRefused() {
        return shardingRefused;
    }

    Duration latency() {
        return latency;
    }
}
