package io.jikimi.discord;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.StatusChangeEvent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Slows down a shard that cannot even be set up, such as while Discord refuses to say who the bot
 * is: JDA would try again at once, two hundred times in ten seconds.
 */
@Component
class StartPace implements ShardObserver {

    private static final Logger log = LoggerFactory.getLogger(StartPace.class);

    private final Map<Integer, Backoff> failing = new ConcurrentHashMap<>();

    /** To be called before each attempt; the first one goes ahead at once. */
    void beforeAttempt(int shardId) {
        var backoff = failing.putIfAbsent(shardId, new Backoff());
        if (backoff == null) {
            return;
        }
        if (!backoff.hasWaited()) {
            log.warn("Shard {} cannot be set up, trying on", shardId);
        }
        try {
            Thread.sleep(backoff.next());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CompletionException(stopped);
        }
    }

    @Override
    public void saw(int shardId, GenericEvent event) {
        if (event instanceof StatusChangeEvent change
                && change.getNewStatus() == JDA.Status.INITIALIZED) {
            if (failing.remove(shardId) instanceof Backoff backoff && backoff.hasWaited()) {
                log.info("Shard {} is set up after all", shardId);
            }
        }
    }
}
