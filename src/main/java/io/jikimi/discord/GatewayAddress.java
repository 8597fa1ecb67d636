package io.jikimi.discord;

import io.jikimi.config.BotProperties;
import io.jikimi.lifecycle.MachineTime;
import io.jikimi.lifecycle.Parking;
import io.jikimi.lifecycle.ParkingCause;

import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.utils.data.DataObject;

import okhttp3.Response;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Asks Discord where the gateway is and how many shards it wants, as long as it takes, and
 * remembers the answer for some minutes: JDA would ask again for every shard, without a pause.
 */
@Component
class GatewayAddress {

    private static final Logger log = LoggerFactory.getLogger(GatewayAddress.class);
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final BotProperties properties;
    private final BotToken token;
    private final DiscordThreads threads;
    private final RestTraffic traffic;
    private final RestShare share;
    private final Parking parking;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable GatewayAnswer latest;

    GatewayAddress(
            BotProperties properties,
            BotToken token,
            DiscordThreads threads,
            RestTraffic traffic,
            RestShare share,
            Parking parking,
            @MachineTime Clock clock) {
        this.properties = properties;
        this.token = token;
        this.threads = threads;
        this.traffic = traffic;
        this.share = share;
        this.parking = parking;
        this.clock = clock;
    }

    /** The answer of the last minutes, or a new one; waits until Discord gives it. */
    GatewayAnswer get() throws InterruptedException {
        asking.lockInterruptibly();
        try {
            var known = latest;
            if (known != null && known.heardAt().plus(GOOD_FOR).isAfter(clock.instant())) {
                return known;
            }
            var answer = askUntilAnswered();
            latest = answer;
            return answer;
        } finally {
            asking.unlock();
        }
    }

    /** A new answer, or none where Discord does not give one at once. */
    Optional<GatewayAnswer> askOnce() {
        if (traffic.isClosed() || !asking.tryLock()) {
            return Optional.empty();
        }
        try {
            var answer = ask();
            latest = answer;
            return Optional.of(answer);
        } catch (IOException | RuntimeException failure) {
            log.debug("Discord gives no gateway at once", failure);
            return Optional.empty();
        } finally {
            asking.unlock();
        }
    }

    /** The latest answer, however old; empty before the first. */
    Optional<GatewayAnswer> known() {
        return Optional.ofNullable(latest);
    }

    /** Forgets the answer, so that the next one is new. */
    void forget() {
        latest = null;
    }

    private GatewayAnswer askUntilAnswered() throws InterruptedException {
        var backoff = new Backoff();
        var failing = false;
        while (true) {
            if (traffic.isClosed()) {
                throw new InterruptedException("Discord is not to be called any more");
            }
            var pause = Duration.ZERO;
            try {
                var answer = ask();
                if (failing) {
                    log.info("Discord answers again");
                }
                return answer;
            } catch (InvalidTokenException refused) {
                throw refused;
            } catch (IOException | RuntimeException failure) {
                if (!failing) {
                    failing = true;
                    log.warn("Discord gives no gateway yet, trying on: {}", failure.getMessage());
                }
                if (failure instanceof Later later) {
                    pause = later.pause;
                }
            }
            Thread.sleep(longer(pause, backoff.next()));
        }
    }

    private GatewayAnswer ask() throws IOException {
        var asking = token.current();
        var question = DiscordApi.get(properties.apiUrl(), asking, "gateway/bot");
        share.count();
        try (var response = threads.http.newCall(question).execute()) {
            traffic.note(response);
            if (response.code() == 401 && asking.equals(token.current())) {
                parking.park(ParkingCause.TOKEN);
                throw new InvalidTokenException();
            }
            if (response.code() == 429) {
                throw new Later(Objects.requireNonNullElse(response.header("Retry-After"), "1"));
            }
            if (!response.isSuccessful()) {
                throw new IOException("GET gateway/bot was answered with " + response.code());
            }
            return GatewayAnswer.of(body(response), clock.instant());
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Discord asks to come back after a while. */
    private static final class Later extends IOException {

        private static final long serialVersionUID = 1L;

        private final Duration pause;

        Later(String seconds) {
            super("it asks to come back in " + seconds + " s");
            pause = Duration.ofMillis((long) Math.ceil(Double.parseDouble(seconds) * 1_000));
        }
    }

    private static DataObject body(Response response) throws IOException {
        return DataObject.fromJson(response.body().bytes());
    }
}
