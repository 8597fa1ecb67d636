package io.jikimi.playground;

import io.jikimi.playground.gateway.GatewayServer;
import io.jikimi.playground.gateway.SessionState;
import io.jikimi.playground.page.Backstage;
import io.jikimi.playground.rest.Requests;
import io.jikimi.playground.rest.Requests.Request;
import io.jikimi.playground.world.World;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The backstage of a running playground; each fault is one click and, where it lasts, ends itself.
 */
final class PlaygroundBackstage implements Backstage {

    private final World world;
    private final GatewayServer gateway;
    private final Requests requests;
    private final Faults faults;
    private final Map<String, Instant> lasting = new LinkedHashMap<>();

    PlaygroundBackstage(World world, GatewayServer gateway, Requests requests, Faults faults) {
        this.world = world;
        this.gateway = gateway;
        this.requests = requests;
        this.faults = faults;
    }

    @Override
    public List<Session> sessions() {
        return gateway.sessions().stream().map(this::session).toList();
    }

    private Session session(SessionState state) {
        var guilds =
                world.alone(
                        () ->
                                world.guilds().stream()
                                        .filter(
                                                each ->
                                                        (each.id() >>> 22) % state.shards()
                                                                == state.shard())
                                        .count());
        return new Session(
                state.id(),
                state.shard(),
                state.shards(),
                state.connected() ? "connected" : "lost",
                Math.toIntExact(guilds),
                state.sequence(),
                state.lastBeat() == null ? null : state.lastBeat().toEpochMilli());
    }

    @Override
    public List<Call> calls(int most) {
        return requests.latest(most).stream().map(PlaygroundBackstage::call).toList();
    }

    private static Call call(Request request) {
        return new Call(request.method(), request.route(), request.status());
    }

    @Override
    public long callCount() {
        return requests.count();
    }

    @Override
    public synchronized List<String> faults() {
        return List.copyOf(lasting.keySet());
    }

    @Override
    public void cause(String fault) {
        switch (fault) {
            case "drop" -> faults.dropConnections();
            case "reconnect" -> faults.askToReconnect();
            case "invalidate" -> faults.invalidateSessions(false);
            case "silence" -> lasts(fault, 600, faults::stopAcknowledgingHeartbeats);
            case "storm" ->
                    lasts(
                            fault,
                            10,
                            () -> faults.stormOf429(Duration.ofSeconds(10), Duration.ofSeconds(1)));
            case "broken" -> lasts(fault, 10, () -> faults.answerAll("*", "*", 502));
            case "latency" -> lasts(fault, 30, () -> faults.slowRest(Duration.ofSeconds(1)));
            case "heal" -> heal();
            default -> throw new IllegalArgumentException("There is no fault " + fault);
        }
    }

    private synchronized void lasts(String fault, int seconds, Runnable begin) {
        heal();
        begin.run();
        var until = Instant.now().plusSeconds(seconds);
        lasting.put(fault, until);
        var later = CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS);
        later.execute(() -> endIfStill(fault, until));
    }

    private synchronized void endIfStill(String fault, Instant until) {
        if (until.equals(lasting.get(fault))) {
            heal();
        }
    }

    private synchronized void heal() {
        lasting.clear();
        faults.heal();
    }
}
