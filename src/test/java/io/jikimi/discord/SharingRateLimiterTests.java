package io.jikimi.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.discord.DrainingRateLimiterTests.Call;
import io.jikimi.discord.DrainingRateLimiterTests.OneAtATime;
import io.jikimi.lifecycle.Parking;
import io.jikimi.testing.BoundSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import net.dv8tion.jda.api.requests.RestRateLimiter.GlobalRateLimit;
import net.dv8tion.jda.api.requests.Route;

import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Under the limiter that drains, as it is used: what waits for its share is still underway. */
class SharingRateLimiterTests {

    private static final Route.CompiledRoute SELF = Route.Self.GET_SELF.compile();
    private static final Route.CompiledRoute CALLBACK =
            Route.Interactions.CALLBACK.compile("1", "token");
    private static final Route.CompiledRoute FOLLOW_UP =
            Route.Interactions.CREATE_FOLLOWUP.compile("1", "token");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RestTraffic traffic = new RestTraffic(meters, Clock.systemUTC());
    private final GlobalRateLimit global = GlobalRateLimit.create();
    private final OneAtATime limits = new OneAtATime();
    private final Call first = new Call(SELF, 200);
    private final Call second = new Call(SELF, 200);
    private long now;
    private int pauses;
    private Runnable meanwhile = () -> {};
    private final RestShare share = new RestShare(1, () -> 1, meters, () -> now, this::pause);
    private final DrainingRateLimiter limiter =
            new DrainingRateLimiter(
                    new SharingRateLimiter(limits, global, share),
                    traffic,
                    new Parking(event -> {}, new StaticMessageSource(), Clock.systemUTC()),
                    new BotToken(BoundSettings.bot(Map.of("token", "token"))),
                    null);

    private void pause(long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pauses++;
        meanwhile.run();
        now += nanos;
    }

    @Test
    void whatWaitsForItsShareIsUnderwayUntilItIsAnswered() throws InterruptedException {
        enqueueBoth();
        meanwhile = () -> assertThat(limiter.pending()).isEqualTo(1);

        limits.runNext();

        assertThat(second.sent).isEqualTo(1);
        assertThat(pauses).isPositive();
        assertThat(limiter.pending()).isZero();
        assertThat(traffic.awaitDrained(Duration.ofMillis(1))).isTrue();
    }

    @Test
    void answersToInteractionsDoNotWaitAndAreNotCounted() {
        for (var each = 0; each < 20; each++) {
            limiter.enqueue(new Call(each % 2 == 0 ? CALLBACK : FOLLOW_UP, 200));
            limits.runNext();
        }
        limiter.enqueue(first);
        limits.runNext();

        assertThat(first.sent).isEqualTo(1);
        assertThat(pauses).isZero();
    }

    @Test
    void whatWaitsIsGivenUpOnceDiscordIsNotToBeCalled() throws InterruptedException {
        enqueueBoth();
        meanwhile = traffic::close;

        limits.runNext();

        assertThat(pauses).isEqualTo(1);
        assertThat(second.sent).isZero();
        assertThat(second.isCancelled()).isTrue();
        assertThat(traffic.awaitDrained(Duration.ofMillis(1))).isTrue();
    }

    @Test
    void stoppingNowCancelsWhatWaits() {
        enqueueBoth();
        meanwhile = () -> limiter.stop(true, () -> {});

        limits.runNext();

        assertThat(pauses).isEqualTo(1);
        assertThat(second.sent).isZero();
        assertThat(limiter.pending()).isZero();
    }

    @Test
    void theEndOfTheThreadsCancelsWhatWaits() {
        enqueueBoth();
        Thread.currentThread().interrupt();

        limits.runNext();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(second.isCancelled()).isTrue();
        assertThat(limiter.pending()).isZero();
    }

    @Test
    void aGlobalLimitThatBeginsMeanwhileIsLeftToJda() {
        enqueueBoth();
        meanwhile = () -> global.setClassic(System.currentTimeMillis() + 60_000);
        limits.runNext();
        assertThat(second.sent).isZero();
        assertThat(second.isDone()).isFalse();
        assertThat(limiter.pending()).isEqualTo(1);

        meanwhile = () -> {};
        global.setClassic(0);
        limits.runNext();
        assertThat(second.sent).isEqualTo(1);
        assertThat(limiter.pending()).isZero();
    }

    /** The first has gone, so the second has to wait. */
    private void enqueueBoth() {
        limiter.enqueue(first);
        limiter.enqueue(second);
        limits.runNext();
        assertThat(first.sent).isEqualTo(1);
    }
}
