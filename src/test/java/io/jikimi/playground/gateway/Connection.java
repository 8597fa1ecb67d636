package io.jikimi.playground.gateway;

import org.java_websocket.WebSocket;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.zip.Deflater;

/** One connection of a client: frames go out in order, compressed if it asked for that. */
final class Connection {

    private static final Logger log = LoggerFactory.getLogger(Connection.class);
    private static final int MOST_IN_A_MINUTE = 120;

    private final WebSocket socket;
    private final @Nullable Deflater deflater;
    private final LinkedBlockingQueue<Outgoing> outbox = new LinkedBlockingQueue<>();
    private final Supplier<Duration> latency;
    private final Thread writer;
    private @Nullable Session session;
    private long minuteBegan = System.nanoTime();
    private int receivedInMinute;
    private volatile @Nullable Instant lastBeat;

    private record Outgoing(String frame, long dueAt, boolean last) {}

    Connection(WebSocket socket, boolean compressed, Supplier<Duration> latency) {
        this.socket = socket;
        this.latency = latency;
        deflater = compressed ? new Deflater(Deflater.BEST_SPEED) : null;
        writer = Thread.ofVirtual().name("playground-gateway-writer").start(this::write);
    }

    @Nullable Session session() {
        return session;
    }

    void belongsTo(@Nullable Session session) {
        this.session = session;
    }

    void send(String frame) {
        outbox.add(new Outgoing(frame, System.nanoTime() + latency.get().toNanos(), false));
    }

    /** Closes once all that was said before has gone out. */
    void close(int code, String reason) {
        outbox.add(new Outgoing(code + " " + reason, System.nanoTime(), true));
    }

    /** Drops the connection as a cut cable does: no farewell. */
    void drop() {
        socket.closeConnection(1006, "dropped");
    }

    void ended() {
        writer.interrupt();
    }

    void beats() {
        lastBeat = Instant.now();
    }

    @Nullable Instant lastBeat() {
        return lastBeat;
    }

    /** Whether the client talks more than Discord allows. */
    boolean talksTooMuch() {
        var now = System.nanoTime();
        if (now - minuteBegan > Duration.ofMinutes(1).toNanos()) {
            minuteBegan = now;
            receivedInMinute = 0;
        }
        return ++receivedInMinute > MOST_IN_A_MINUTE;
    }

    private void write() {
        try {
            while (true) {
                var next = outbox.take();
                var wait = next.dueAt() - System.nanoTime();
                if (wait > 0) {
                    LockSupport.parkNanos(wait);
                }
                if (next.last()) {
                    var space = next.frame().indexOf(' ');
                    var code = Integer.parseInt(next.frame().substring(0, space));
                    socket.close(code, next.frame().substring(space + 1));
                    return;
                }
                transmit(next.frame());
            }
        } catch (InterruptedException | WebsocketNotConnectedException ended) {
            log.debug("A connection ended: {}", ended.getClass().getSimpleName());
        } finally {
            if (deflater != null) {
                deflater.end();
            }
        }
    }

    private void transmit(String frame) {
        if (deflater == null) {
            socket.send(frame);
            return;
        }
        deflater.setInput(frame.getBytes(StandardCharsets.UTF_8));
        var out = new ByteArrayOutputStream(frame.length() / 2 + 64);
        var buffer = new byte[8192];
        var length = 0;
        do {
            length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            out.write(buffer, 0, length);
        } while (length == buffer.length);
        socket.send(ByteBuffer.wrap(out.toByteArray()));
    }
}
