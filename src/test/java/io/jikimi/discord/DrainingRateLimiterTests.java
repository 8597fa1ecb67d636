package io.jikimi.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.lifecycle.Parking;
import io.jikimi.testing.BoundSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.RestRateLimiter;
import net.dv8tion.jda.api.requests.Route;

import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;

class DrainingRateLimiterTests {

    private static final Route.CompiledRoute SELF = Route.Self.GET_SELF.compile();
    private static final Route.CompiledRoute FOLLOW_UP =
            Route.Interactions.CREATE_FOLLOWUP.compile("1", "token");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RestTraffic traffic = new RestTraffic(meters, Clock.systemUTC());
    private final StaticMessageSource words = new StaticMessageSource();
    private final Parking parking = new Parking(event -> {}, words, Clock.systemUTC());
    private final BotToken token = new BotToken(BoundSettings.bot(Map.of("token", "token")));
    private final OneAtATime limits = new OneAtATime();
    private final DrainingRateLimiter limiter =
            new DrainingRateLimiter(limits, traffic, parking, token, null);
    private boolean ended;

    @BeforeEach
    void speak() {
        words.setUseCodeAsDefaultMessage(true);
    }

    @Test
    void endsOnlyWhenTheLastAcceptedRequestIsAnswered() throws InterruptedException {
        limiter.enqueue(new Call(SELF, 200));
        limiter.enqueue(new Call(SELF, 200));

        limiter.stop(false, () -> ended = true);
        assertThat(ended).isFalse();
        limits.runNext();
        assertThat(ended).isFalse();
        limits.runNext();
        assertThat(ended).isTrue();
        assertThat(traffic.awaitDrained(Duration.ofMillis(1))).isTrue();
    }

    @Test
    void endsAtOnceWhenNothingIsUnderway() {
        limiter.stop(false, () -> ended = true);

        assertThat(ended).isTrue();
    }

    @Test
    void aRequestThatMustBeRepeatedIsStillUnderway() {
        var limited = new Call(SELF, 429);
        limiter.enqueue(limited);
        limiter.stop(false, () -> ended = true);

        limits.runNext();
        assertThat(ended).isFalse();
        limited.status = 200;
        limits.runNext();
        assertThat(ended).isTrue();
        assertThat(meters.counter("jikimi.rest.limited", "scope", "cloudflare").count())
                .isEqualTo(1);
    }

    @Test
    void stoppingNowCancelsWhatWaits() {
        var waiting = new Call(SELF, 200);
        limiter.enqueue(waiting);

        limiter.stop(true, () -> ended = true);
        assertThat(waiting.isCancelled()).isTrue();
        assertThat(ended).isTrue();
    }

    @Test
    void aRefusedTokenParksTheBot() {
        limiter.enqueue(new Call(SELF, 401));
        limits.runNext();

        assertThat(parking.notice(Locale.ENGLISH)).isPresent();
    }

    @Test
    void anExpiredInteractionDoesNotParkTheBot() {
        limiter.enqueue(new Call(FOLLOW_UP, 401));
        limits.runNext();

        assertThat(parking.parked()).isEmpty();
    }

    @Test
    void onceClosedNothingIsSent() {
        var waiting = new Call(SELF, 200);
        limiter.enqueue(waiting);
        traffic.close();
        limits.runNext();
        var late = new Call(SELF, 200);
        limiter.enqueue(late);

        assertThat(waiting.sent).isZero();
        assertThat(late.isCancelled()).isTrue();
        assertThat(limiter.isStopped()).isTrue();
        assertThat(limiter.pending()).isZero();
    }

    @Test
    void measuresByRouteWithoutIds() {
        limiter.enqueue(new Call(FOLLOW_UP, 200));
        limits.runNext();

        var timer = meters.get("jikimi.rest").timer();
        assertThat(timer.getId().getTag("route"))
                .isEqualTo("POST webhooks/{application_id}/{interaction_token}");
        assertThat(timer.getId().getTag("status")).isEqualTo("200");
    }

    /** Runs a request when told to, and keeps it until it is done, as JDA's limiter does. */
    static final class OneAtATime implements RestRateLimiter {

        private final Queue<Work> waiting = new ArrayDeque<>();

        @Override
        public void enqueue(Work work) {
            waiting.add(work);
        }

        void runNext() {
            var work = waiting.remove();
            if (!work.isSkipped()) {
                work.execute();
                if (!work.isDone()) {
                    waiting.add(work);
                }
            }
        }

        @Override
        public void stop(boolean now, Runnable callback) {
            callback.run();
        }

        @Override
        public boolean isStopped() {
            return false;
        }

        @Override
        public int cancelRequests() {
            return 0;
        }
    }

    static final class Call implements RestRateLimiter.Work {

        private final Route.CompiledRoute route;
        private int status;
        int sent;
        private boolean done;
        private boolean cancelled;

        Call(Route.CompiledRoute route, int status) {
            this.route = route;
            this.status = status;
        }

        @Override
        public @Nullable Response execute() {
            sent++;
            done = status != 429;
            return new Response.Builder()
                    .request(new Request.Builder().url("http://localhost/").build())
                    .protocol(Protocol.HTTP_1_1)
                    .code(status)
                    .message("")
                    .build();
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public Route.CompiledRoute getRoute() {
            return route;
        }

        @Override
        public JDA getJDA() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isSkipped() {
            return cancelled;
        }

        @Override
        public boolean isDone() {
            return done || cancelled;
        }

        @Override
        public boolean isPriority() {
            return false;
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }
}
