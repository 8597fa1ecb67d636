package io.jikimi.alerts;

import io.jikimi.commands.Noticeboard;
import io.jikimi.commands.Reply;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A noticeboard that remembers what was pinned to it, and can be told to refuse. */
final class RecordingBoard implements Noticeboard {

    static final long OWNER = 99;

    /** One message as it reads by now. */
    record Pinned(long channelId, String nonce, Reply.Message said) {}

    private final Map<Long, Pinned> messages = new LinkedHashMap<>();
    private final Map<String, Long> nonces = new HashMap<>();
    private final List<Long> refusing = new CopyOnWriteArrayList<>();
    private final AtomicLong ids = new AtomicLong(500);
    private volatile boolean dying;
    private volatile boolean broken;

    /** Nothing can be said in that channel. */
    void refuse(long channelId) {
        refusing.add(channelId);
    }

    /** Discord has trouble of its own. */
    void breakDown() {
        broken = true;
    }

    void acceptAgain() {
        refusing.clear();
    }

    /** The next message gets there, and whoever posted it dies before knowing. */
    void dieAfterTheNext() {
        dying = true;
    }

    synchronized List<Pinned> messages() {
        return List.copyOf(messages.values());
    }

    /** Somebody deletes everything. */
    synchronized void wipe() {
        messages.clear();
        nonces.clear();
    }

    /** Minutes have passed: a nonce that was used is new again. */
    synchronized void forgetNonces() {
        nonces.clear();
    }

    @Override
    public synchronized Spot post(long guildId, long channelId, String nonce, Reply.Message said) {
        if (broken) {
            throw new IllegalStateException("503");
        }
        if (refusing.contains(channelId)) {
            throw new Undeliverable("not here");
        }
        var same = nonces.get(channelId + "/" + nonce);
        if (same != null) {
            return new Spot(channelId, same);
        }
        var id = ids.incrementAndGet();
        nonces.put(channelId + "/" + nonce, id);
        messages.put(id, new Pinned(channelId, nonce, said));
        if (dying) {
            dying = false;
            throw new ThreadDeath();
        }
        return new Spot(channelId, id);
    }

    /** Not caught by anything: the process is gone. */
    static final class ThreadDeath extends Error {

        private static final long serialVersionUID = 1L;
    }

    @Override
    public Spot writeToOwner(long guildId, String nonce, Reply.Message said) {
        return post(guildId, OWNER, nonce, said);
    }

    @Override
    public Spot writeTo(long guildId, long userId, String nonce, Reply.Message said) {
        return post(guildId, userId, nonce, said);
    }

    @Override
    public synchronized @Nullable Spot find(
            long guildId, long channelId, Instant since, String words) {
        return messages.entrySet().stream()
                .filter(one -> one.getValue().channelId() == channelId)
                .filter(one -> String.valueOf(one.getValue().said().card()).contains(words))
                .findFirst()
                .map(one -> new Spot(channelId, one.getKey()))
                .orElse(null);
    }

    @Override
    public synchronized boolean change(
            long guildId, Spot spot, boolean toOwner, Reply.Message said) {
        var known = messages.get(spot.messageId());
        if (known == null) {
            return false;
        }
        messages.put(spot.messageId(), new Pinned(spot.channelId(), known.nonce(), said));
        return true;
    }
}
