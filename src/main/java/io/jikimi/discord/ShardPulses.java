package io.jikimi.discord;

import io.jikimi.lifecycle.MachineTime;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GatewayPingEvent;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes the pulse of every shard, and says once in the log when one is lost and when it is back.
 */
@Component
class ShardPulses implements ShardObserver {

    private static final Logger log = LoggerFactory.getLogger(ShardPulses.class);

    private static final int BROKEN = 1006;

    private final Map<Integer, ShardPulse> pulses = new ConcurrentHashMap<>();
    private final Clock clock;

    ShardPulses(@MachineTime Clock clock) {
        this.clock = clock;
    }

    @Override
    public void saw(int shardId, GenericEvent event) {
        switch (event) {
            case StatusChangeEvent change -> changed(shardId, change.getNewStatus());
            case GatewayPingEvent ack ->
                    of(shardId).acknowledged(Duration.ofMillis(ack.getNewPing()), clock.instant());
            case SessionDisconnectEvent lost -> {
                var code = closeCode(lost);
                if (of(shardId).closed(code)) {
                    log.info("Shard {} lost its connection (close code {})", shardId, code);
                }
            }
            case ShutdownEvent ended -> of(shardId).closed(ended.getCode());
            default -> {}
        }
    }

    @Nullable ShardPulse find(int shardId) {
        return pulses.get(shardId);
    }

    /** Forgets a shard that no longer runs here. */
    void forget(int shardId) {
        pulses.remove(shardId);
    }

    private void changed(int shardId, JDA.Status status) {
        of(shardId).changed(status, clock.instant());
        if (status == JDA.Status.CONNECTED) {
            log.info("Shard {} is connected", shardId);
        }
    }

    /** Discord's close code, or 1006 where the connection just broke. */
    static int closeCode(SessionDisconnectEvent lost) {
        var frame = lost.getServiceCloseFrame();
        return lost.isClosedByServer() && frame != null ? frame.getCloseCode() : BROKEN;
    }

    private ShardPulse of(int shardId) {
        return pulses.computeIfAbsent(shardId, id -> new ShardPulse(clock.instant()));
    }
}
