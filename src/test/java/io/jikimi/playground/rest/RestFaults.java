package io.jikimi.playground.rest;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What goes wrong on REST, on demand. */
public final class RestFaults {

    private static final int SILENT = 1;

    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final List<Fault> afterwards = new CopyOnWriteArrayList<>();
    private final List<Fault> silences = new CopyOnWriteArrayList<>();
    private volatile Duration latency = Duration.ZERO;
    private volatile Instant stormUntil = Instant.MIN;
    private volatile Duration stormRetryAfter = Duration.ZERO;
    private volatile Duration clockAhead = Duration.ZERO;
    private volatile boolean tokenRefused;
    private volatile String strangersToken = "";

    private volatile Onlooker onlooker = Onlooker.NOBODY;

    private record Fault(
            String method, String route, int status, AtomicInteger passing, AtomicInteger left) {

        Fault(String method, String route, int status, int left) {
            this(method, route, status, new AtomicInteger(), new AtomicInteger(left));
        }
    }

    /** Sees every request as it comes and once it is done, and may keep it from being done. */
    public interface Onlooker {

        Onlooker NOBODY = (_, _, _, _) -> true;

        /**
         * @param port the port the bot believes to ask
         * @param done whether what was asked for has been done, but not answered yet
         * @return whether to go on; otherwise nobody is told anything
         */
        boolean goesOn(String method, String route, int port, boolean done);
    }

    /** Lets somebody look on. */
    public void show(Onlooker next) {
        onlooker = next;
    }

    boolean goesOn(String method, String route, int port, boolean done) {
        return onlooker.goesOn(method, route, port, done);
    }

    /** Answers the next so many requests of a route with that status; "*" stands for any. */
    public void answerNext(int times, String method, String route, int status) {
        faults.add(new Fault(method, route, status, times));
    }

    /** The same once so many have passed. */
    public void answerNextAfter(int passing, int times, String method, String route, int status) {
        var passed = new AtomicInteger(passing);
        faults.add(new Fault(method, route, status, passed, new AtomicInteger(times)));
    }

    public void answerAll(String method, String route, int status) {
        answerNext(Integer.MAX_VALUE, method, route, status);
    }

    /** Does what the next so many requests of a route ask for, and yet answers with that status. */
    public void answerNextThoughDone(int times, String method, String route, int status) {
        afterwards.add(new Fault(method, route, status, times));
    }

    /** Does what the next so many requests of a route ask for, and answers when nobody waits. */
    public void silenceNext(int times, String method, String route) {
        silences.add(new Fault(method, route, SILENT, times));
    }

    boolean staysSilent(String method, String route) {
        return statusFor(silences, method, route) != 0;
    }

    public void slowDown(Duration latency) {
        this.latency = latency;
    }

    /** Answers 429 to everything for a while. */
    public void storm(Duration lasting, Duration retryAfter) {
        stormRetryAfter = retryAfter;
        stormUntil = Instant.now().plus(lasting);
    }

    /** Lets the {@code Date} of every answer be wrong. */
    public void setClockAhead(Duration by) {
        clockAhead = by;
    }

    public void refuseToken(boolean refused) {
        tokenRefused = refused;
    }

    public void heal() {
        faults.clear();
        afterwards.clear();
        silences.clear();
        latency = Duration.ZERO;
        stormUntil = Instant.MIN;
        clockAhead = Duration.ZERO;
        tokenRefused = false;
        onlooker = Onlooker.NOBODY;
    }

    public void knowStranger(String token) {
        strangersToken = token;
    }

    boolean isStrangers(@Nullable String authorization) {
        return !strangersToken.isEmpty() && ("Bot " + strangersToken).equals(authorization);
    }

    public boolean isTokenRefused() {
        return tokenRefused;
    }

    Duration latency() {
        return latency;
    }

    Instant date() {
        return Instant.now().plus(clockAhead);
    }

    @Nullable Duration stormRetryAfter() {
        return Instant.now().isBefore(stormUntil) ? stormRetryAfter : null;
    }

    /** The status to answer this request with instead, or 0. */
    int statusFor(String method, String route) {
        return statusFor(faults, method, route);
    }

    /** The status to answer with although the request was done, or 0. */
    int statusThoughDone(String method, String route) {
        return statusFor(afterwards, method, route);
    }

    private static int statusFor(List<Fault> faults, String method, String route) {
        for (var fault : faults) {
            if (is(fault.method(), method)
                    && is(fault.route(), route)
                    && fault.passing().getAndDecrement() <= 0) {
                if (fault.left().getAndDecrement() > 0) {
                    return fault.status();
                }
                faults.remove(fault);
            }
        }
        return 0;
    }

    private static boolean is(String wanted, String actual) {
        return wanted.equals("*") || wanted.equals(actual);
    }
}
