package io.jikimi.playground.gateway;

import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.World;

import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The gateway: greets clients, hears them out and tells them what happens. */
public final class GatewayServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(GatewayServer.class);

    private final GatewaySettings settings;
    private final GatewayFaults faults;
    private final Sessions sessions;
    private final Dialogue dialogue;
    private final IdentifyLimits limits;
    private final Map<WebSocket, Connection> connections = new ConcurrentHashMap<>();
    private final CountDownLatch started = new CountDownLatch(1);
    private final Socket socket;
    private volatile int detour;

    public GatewayServer(
            World world, GatewaySettings settings, Supplier<String> token, GatewayFaults faults) {
        this.settings = settings;
        this.faults = faults;
        sessions = new Sessions(world);
        limits = new IdentifyLimits(settings);
        dialogue =
                new Dialogue(token, this::url, faults, sessions, new MemberChunks(world), limits);
        socket =
                new Socket(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()));
    }

    public void start() {
        socket.setReuseAddr(true);
        socket.setTcpNoDelay(true);
        socket.setConnectionLostTimeout(0);
        socket.setDaemon(true);
        socket.start();
        try {
            if (!started.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The playground's gateway did not start");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting", interrupted);
        }
    }

    public String url() {
        return "ws://localhost:" + (detour > 0 ? detour : socket.getPort());
    }

    /** Clients are led here through another port. */
    public void leadThrough(int port) {
        detour = port;
    }

    public int port() {
        return socket.getPort();
    }

    /** As {@code GET /gateway/bot} tells it. */
    public ObjectNode info() {
        var json = Json.object().put("url", url()).put("shards", settings.shards());
        return json.set("session_start_limit", limits.json());
    }

    /** How often a client has identified since the start. */
    public int identifies() {
        return limits.count();
    }

    /** How often a client has identified too soon after another. */
    public int identifiesTooEarly() {
        return limits.refused();
    }

    public void leaveSessionStarts(int remaining) {
        limits.leave(remaining);
    }

    /** How many shards are connected and identified. */
    public int liveSessions() {
        return sessions.live().size();
    }

    /** Every session, connected or waiting to be resumed. */
    public List<SessionState> sessions() {
        return sessions.states();
    }

    public int openConnections() {
        return connections.size();
    }

    /** What the bot last said it is doing, or null. */
    public @Nullable JsonNode presence() {
        return dialogue.presence();
    }

    public void dropAll() {
        connections.values().forEach(Connection::drop);
    }

    public void dropShard(int shard) {
        ofShard(shard).forEach(Connection::drop);
    }

    public void closeAll(int code, String reason) {
        connections.values().forEach(connection -> connection.close(code, reason));
    }

    public void closeShard(int shard, int code) {
        ofShard(shard).forEach(connection -> connection.close(code, "Playground"));
    }

    /** Sends a frame, well-formed or not, to everybody. */
    public void sendToAll(String frame) {
        connections.values().forEach(connection -> connection.send(frame));
    }

    /** Asks everybody to reconnect and resume. */
    public void askToReconnect() {
        sendToAll("{\"op\":7,\"d\":null,\"s\":null,\"t\":null}");
    }

    /** Tells everybody that their session is no longer valid. */
    public void invalidate(boolean resumable) {
        for (var session : sessions.live()) {
            var connection = session.connection();
            if (!resumable) {
                sessions.forget(session);
            }
            if (connection != null) {
                connection.belongsTo(resumable ? session : null);
                connection.send(Dialogue.invalidSession(resumable));
            }
        }
    }

    private List<Connection> ofShard(int shard) {
        return connections.values().stream()
                .filter(
                        each ->
                                each.session() instanceof Session session
                                        && session.shard() == shard)
                .toList();
    }

    @Override
    public void close() {
        try {
            socket.stop(500, "");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The WebSocket library's side of it. */
    private final class Socket extends WebSocketServer {

        Socket(InetSocketAddress address) {
            super(address, 1);
        }

        @Override
        public void onOpen(WebSocket client, ClientHandshake handshake) {
            var compressed = handshake.getResourceDescriptor().contains("compress=zlib-stream");
            var connection = new Connection(client, compressed, faults::latency);
            connections.put(client, connection);
            var interval = settings.heartbeatInterval().toMillis();
            connection.send("{\"op\":10,\"d\":{\"heartbeat_interval\":" + interval + "}}");
        }

        @Override
        public void onMessage(WebSocket client, String text) {
            var connection = connections.get(client);
            if (connection != null) {
                dialogue.receive(connection, text);
            }
        }

        @Override
        public void onClose(WebSocket client, int code, String reason, boolean remote) {
            var connection = connections.remove(client);
            if (connection != null) {
                connection.ended();
                sessions.lose(connection, remote && (code == 1000 || code == 1001));
            }
        }

        @Override
        public void onError(@Nullable WebSocket client, Exception failure) {
            if (client == null) {
                log.error("The playground's gateway failed", failure);
            } else {
                log.debug("A connection failed", failure);
            }
        }

        @Override
        public void onStart() {
            started.countDown();
        }
    }
}
