package io.jikimi.playground;

import io.jikimi.playground.gateway.GatewayFaults;
import io.jikimi.playground.gateway.GatewayServer;
import io.jikimi.playground.rest.RestFaults;
import io.jikimi.playground.world.Intent;

import java.time.Duration;

/** Everything that can go wrong with Discord, on demand. */
public final class Faults {

    private final RestFaults rest;
    private final GatewayFaults gateway;
    private final GatewayServer server;

    Faults(RestFaults rest, GatewayFaults gateway, GatewayServer server) {
        this.rest = rest;
        this.gateway = gateway;
        this.server = server;
    }

    /** Cuts every gateway connection without a word. */
    public void dropConnections() {
        server.dropAll();
    }

    public void dropShard(int shard) {
        server.dropShard(shard);
    }

    public void closeConnections(int code) {
        server.closeAll(code, "Playground");
    }

    public void closeShard(int shard, int code) {
        server.closeShard(shard, code);
    }

    public void stopAcknowledgingHeartbeats() {
        gateway.acknowledge(false);
    }

    public void acknowledgeHeartbeats() {
        gateway.acknowledge(true);
    }

    /** Op 7: reconnect and resume. */
    public void askToReconnect() {
        server.askToReconnect();
    }

    /** Op 9: the session is over; it may or may not be resumed. */
    public void invalidateSessions(boolean resumable) {
        server.invalidate(resumable);
    }

    public void sendMalformedFrame() {
        server.sendToAll("{\"op\":0,\"t\":\"MESSAGE_CREATE\",\"d\":{\"id\":");
    }

    /** A frame of one's own making. */
    public void sendFrame(String json) {
        server.sendToAll(json);
    }

    public void slowGateway(Duration latency) {
        gateway.slowDown(latency);
    }

    public void slowRest(Duration latency) {
        rest.slowDown(latency);
    }

    /**
     * The route is written as in the table of routes: {@code /channels/{channel}/messages}; "*" is
     * any.
     */
    public void answerNext(int times, String method, String route, int status) {
        rest.answerNext(times, method, route, status);
    }

    /** The same once so many requests of that route have passed. */
    public void answerNextAfter(int passing, int times, String method, String route, int status) {
        rest.answerNextAfter(passing, times, method, route, status);
    }

    /** Discord does what it is asked, and then says that it could not. */
    public void answerNextThoughDone(int times, String method, String route, int status) {
        rest.answerNextThoughDone(times, method, route, status);
    }

    /** Discord does what it is asked, and says nothing until nobody listens any more. */
    public void silenceNext(int times, String method, String route) {
        rest.silenceNext(times, method, route);
    }

    public void answerAll(String method, String route, int status) {
        rest.answerAll(method, route, status);
    }

    /** Lets somebody see every request, who may keep it from being done. */
    public void show(RestFaults.Onlooker onlooker) {
        rest.show(onlooker);
    }

    public void stormOf429(Duration lasting, Duration retryAfter) {
        rest.storm(lasting, retryAfter);
    }

    /** 401 to every request, 4004 to whoever identifies, as after a reset of the token. */
    public void refuseToken() {
        rest.refuseToken(true);
        gateway.refuseToken(true);
    }

    /** Knows this token as the one of another bot. */
    public void knowStranger(String token) {
        rest.knowStranger(token);
    }

    public void switchOff(Intent intent) {
        gateway.switchOff(intent);
    }

    public void switchOn(Intent intent) {
        gateway.switchOn(intent);
    }

    public void refuseSharding() {
        gateway.refuseSharding(true);
    }

    public void leaveSessionStarts(int remaining) {
        server.leaveSessionStarts(remaining);
    }

    /** Discord's clock, as every answer tells it, is off by so much. */
    public void setClockAhead(Duration by) {
        rest.setClockAhead(by);
    }

    /** All is well again. */
    public void heal() {
        rest.heal();
        gateway.heal();
    }
}
