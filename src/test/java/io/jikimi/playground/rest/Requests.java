package io.jikimi.playground.rest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Remembers what the bot has asked for, so that a test can say what it must not ask for. */
public final class Requests {

    private static final int KEPT = 20_000;

    private final Deque<Request> recent = new ArrayDeque<>();
    private final Runnable whenRecorded;
    private long count;
    private long tooMany;

    /**
     * One request.
     *
     * @param route with its variables unfilled
     * @param path what was asked for
     * @param port the port the bot believes to ask
     * @param status what it was answered
     * @param nonce by what the bot knows the message that it sent again, if it sent one
     * @param cameAt by {@link System#nanoTime}
     * @param reason what it said for the audit log, if it did
     */
    public record Request(
            String method,
            String route,
            String path,
            int port,
            int status,
            @Nullable String nonce,
            long cameAt,
            @Nullable String reason) {

        @Override
        public String toString() {
            return method + " " + route + " -> " + status;
        }
    }

    public Requests(Runnable whenRecorded) {
        this.whenRecorded = whenRecorded;
    }

    void record(Request request) {
        synchronized (this) {
            count++;
            tooMany += request.status() == 429 ? 1 : 0;
            recent.addLast(request);
            if (recent.size() > KEPT) {
                recent.removeFirst();
            }
        }
        whenRecorded.run();
    }

    public synchronized long count() {
        return count;
    }

    /** How often the answer was 429. */
    public synchronized long tooMany() {
        return tooMany;
    }

    /** The last so many, newest first. */
    public synchronized List<Request> latest(int most) {
        var latest = new ArrayList<Request>();
        var each = recent.descendingIterator();
        while (each.hasNext() && latest.size() < most) {
            latest.add(each.next());
        }
        return latest;
    }

    public synchronized List<Request> all() {
        return new ArrayList<>(recent);
    }

    /** Those that asked for this, such as {@code POST} and {@code /channels/{channel}/messages}. */
    public List<Request> of(String method, String route) {
        return all().stream()
                .filter(each -> each.method().equals(method) && each.route().equals(route))
                .toList();
    }

    /** Those answered with an error. */
    public List<Request> refused() {
        return all().stream().filter(request -> request.status() >= 400).toList();
    }

    public synchronized void forget() {
        recent.clear();
        count = 0;
        tooMany = 0;
    }
}
