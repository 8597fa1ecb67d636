package io.jikimi.discord;

import io.jikimi.config.Secret;
import io.jikimi.lifecycle.Parking;
import io.jikimi.lifecycle.ParkingCause;
import io.jikimi.telemetry.Spans;

import net.dv8tion.jda.api.requests.RestRateLimiter;
import net.dv8tion.jda.api.requests.Route;

import okhttp3.Response;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The way of one shard's requests: lets every accepted one finish before it ends, measures them,
 * and sends none once the bot is parked. JDA's own limiter keeps Discord's limits underneath.
 */
final class DrainingRateLimiter implements RestRateLimiter {

    private final RestRateLimiter limits;
    private final RestTraffic traffic;
    private final Parking parking;
    private final BotToken token;
    private final Secret builtWith;
    private final @Nullable Spans spans;
    private final Set<Tracked> pending = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean forwarded = new AtomicBoolean();
    private volatile boolean stopped;
    private @Nullable Runnable whenStopped;

    DrainingRateLimiter(
            RestRateLimiter limits,
            RestTraffic traffic,
            Parking parking,
            BotToken token,
            @Nullable Spans spans) {
        this.spans = spans;
        this.token = token;
        this.builtWith = token.current();
        this.limits = limits;
        this.traffic = traffic;
        this.parking = parking;
    }

    @Override
    public void enqueue(Work work) {
        var tracked = new Tracked(work);
        pending.add(tracked);
        traffic.accepted();
        if (traffic.isClosed()) {
            tracked.cancel();
            return;
        }
        try {
            limits.enqueue(tracked);
        } catch (RejectedExecutionException refused) {
            tracked.finish();
            throw refused;
        }
    }

    // JDA's limiter looks only every 30 seconds whether its queues are empty, so we tell it.
    @Override
    public void stop(boolean now, Runnable callback) {
        synchronized (this) {
            if (whenStopped == null) {
                whenStopped = callback;
            }
            stopped = true;
        }
        if (now) {
            pending.forEach(Tracked::cancel);
        }
        stopWhenEmpty();
    }

    @Override
    public boolean isStopped() {
        return stopped || traffic.isClosed();
    }

    @Override
    public int cancelRequests() {
        return limits.cancelRequests();
    }

    int pending() {
        return pending.size();
    }

    private void stopWhenEmpty() {
        if (!stopped || !pending.isEmpty() || !forwarded.compareAndSet(false, true)) {
            return;
        }
        Runnable callback;
        synchronized (this) {
            callback = whenStopped;
        }
        limits.stop(true, callback == null ? () -> {} : callback);
    }

    /** One request on its way. */
    private final class Tracked extends ForwardedWork {

        private final long acceptedAt = System.nanoTime();
        // JDA sends on another thread.
        private final Spans.@Nullable Origin origin = spans == null ? null : spans.here();

        Tracked(Work work) {
            super(work);
        }

        @Override
        public @Nullable Response execute() {
            if (traffic.isClosed()) {
                cancel();
                return null;
            }
            var step = origin == null ? null : step(origin);
            try (var entered = step == null ? null : step.enterUntilEnd()) {
                return send(step);
            }
        }

        private Spans.Step step(Spans.Origin origin) {
            var route = work.getRoute().getBaseRoute();
            return origin.ask(route.getMethod() + " " + route.getRoute())
                    .with("http.request.method", route.getMethod().name())
                    .with("url.template", route.getRoute());
        }

        private @Nullable Response send(Spans.@Nullable Step step) {
            var sentAt = System.nanoTime();
            Response response = null;
            try {
                response = work.execute();
                return response;
            } finally {
                if (step != null) {
                    tell(step, response);
                }
                measure(response, sentAt);
                if (work.isDone()) {
                    finish();
                }
            }
        }

        private static void tell(Spans.Step step, @Nullable Response response) {
            if (response == null) {
                step.fail("failed");
                return;
            }
            step.with("http.response.status_code", response.code());
            if (response.code() >= 400) {
                step.fail(String.valueOf(response.code()));
            }
        }

        private void measure(@Nullable Response response, long sentAt) {
            var route = work.getRoute().getBaseRoute();
            var status = response == null ? "failed" : String.valueOf(response.code());
            traffic.record(
                    route.getMethod() + " " + route.getRoute(),
                    status,
                    sentAt - acceptedAt,
                    System.nanoTime() - sentAt);
            if (response != null) {
                traffic.note(response);
                if (response.code() == 401
                        && asksWithToken(route)
                        && builtWith.equals(token.current())) {
                    parking.park(ParkingCause.TOKEN);
                }
            }
        }

        @Override
        public boolean isSkipped() {
            if (traffic.isClosed()) {
                cancel();
                return true;
            }
            var skipped = work.isSkipped();
            if (skipped) {
                finish();
            }
            return skipped;
        }

        @Override
        public void cancel() {
            work.cancel();
            finish();
        }

        void finish() {
            if (pending.remove(this)) {
                traffic.finished();
                stopWhenEmpty();
            }
        }
    }

    // An interaction or webhook token that has expired is also answered with 401 (50027), which
    // says nothing about the bot's own.
    private static boolean asksWithToken(Route route) {
        return !route.getRoute().startsWith("webhooks/")
                && !route.getRoute().startsWith("interactions/");
    }
}
