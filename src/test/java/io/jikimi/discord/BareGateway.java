package io.jikimi.discord;

import net.dv8tion.jda.api.utils.TimeUtil;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.Deflater;

/** The gateway of {@link BareDiscord}: guilds with one channel each, and one session. */
final class BareGateway {

    private static final long FIRST_GUILD = 1_000_000;
    private static final int HEARTBEAT_MILLIS = 41_250;

    /** When each IDENTIFY came, in nanoseconds. */
    final List<Long> identifiedAt = new CopyOnWriteArrayList<>();

    final List<DataObject> resumes = new CopyOnWriteArrayList<>();

    /** What happens instead of READY, when set. */
    volatile int refuseWith;

    private final CountDownLatch open = new CountDownLatch(1);
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicLong ids =
            new AtomicLong(TimeUtil.getDiscordTimestamp(System.currentTimeMillis()));
    private final List<DataObject> missed = new CopyOnWriteArrayList<>();
    private final Server server = new Server();
    private volatile int guilds = 1;

    BareGateway() {
        server.setReuseAddr(true);
        server.setDaemon(true);
        server.start();
        try {
            open.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    String url() {
        return "ws://127.0.0.1:" + server.getPort();
    }

    void hasGuilds(int count) {
        guilds = count;
    }

    static long guild(int index) {
        return FIRST_GUILD + index * 10L;
    }

    static long channel(int index) {
        return guild(index) + 1;
    }

    /** Alice writes in a guild; kept for a resume while nobody is connected. */
    void says(int guild, String content) {
        var member = DataObject.empty().put("roles", BareDiscord.none()).put("joined_at", now());
        dispatch(
                "MESSAGE_CREATE",
                message(channel(guild), BareDiscord.user(200, "Alice"), content)
                        .put("guild_id", String.valueOf(guild(guild)))
                        .put("member", member));
    }

    void dispatch(String type, DataObject body) {
        var frame =
                DataObject.empty()
                        .put("op", 0)
                        .put("t", type)
                        .put("s", sequence.incrementAndGet())
                        .put("d", body);
        var connected = List.copyOf(server.getConnections());
        if (connected.isEmpty()) {
            missed.add(frame);
        }
        connected.forEach(socket -> send(socket, frame));
    }

    void send(DataObject frame) {
        server.getConnections().forEach(socket -> send(socket, frame));
    }

    void closes(int code) {
        server.getConnections().forEach(socket -> socket.close(code));
    }

    /** Cuts the connection without a word. */
    void drops() {
        server.getConnections().forEach(socket -> socket.closeConnection(1006, ""));
    }

    DataObject message(long channelId, DataObject author, String content) {
        return DataObject.empty()
                .put("id", String.valueOf(ids.addAndGet(1 << 10)))
                .put("channel_id", String.valueOf(channelId))
                .put("author", author)
                .put("content", content)
                .put("timestamp", now())
                .put("type", 0)
                .put("tts", false)
                .put("pinned", false)
                .put("mention_everyone", false)
                .put("mentions", BareDiscord.none())
                .put("mention_roles", BareDiscord.none())
                .put("attachments", BareDiscord.none())
                .put("embeds", BareDiscord.none());
    }

    void close() {
        try {
            server.stop(100);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void heard(WebSocket socket, DataObject frame) {
        switch (frame.getInt("op")) {
            case 1 -> send(socket, DataObject.empty().put("op", 11));
            case 2 -> identify(socket, frame.getObject("d"));
            case 6 -> resume(socket, frame.getObject("d"));
            default -> {}
        }
    }

    private void identify(WebSocket socket, DataObject body) {
        identifiedAt.add(System.nanoTime());
        if (refuseWith != 0) {
            socket.close(refuseWith);
            return;
        }
        var list = DataArray.empty();
        var shard = body.getArray("shard").getInt(0);
        var count = shard == 0 ? guilds : 0;
        for (var i = 0; i < count; i++) {
            list.add(
                    DataObject.empty()
                            .put("id", String.valueOf(guild(i)))
                            .put("unavailable", true));
        }
        dispatchTo(
                socket,
                "READY",
                DataObject.empty()
                        .put("v", 10)
                        .put("user", BareDiscord.bot())
                        .put("guilds", list)
                        .put("private_channels", BareDiscord.none())
                        .put("session_id", "s" + identifiedAt.size())
                        .put("resume_gateway_url", url())
                        .put("application", DataObject.empty().put("id", "100")));
        for (var i = 0; i < count; i++) {
            dispatchTo(socket, "GUILD_CREATE", guildCreate(i));
        }
    }

    private void resume(WebSocket socket, DataObject body) {
        resumes.add(body);
        missed.forEach(frame -> send(socket, frame));
        missed.clear();
        dispatchTo(socket, "RESUMED", DataObject.empty());
    }

    private void dispatchTo(WebSocket socket, String type, DataObject body) {
        send(
                socket,
                DataObject.empty()
                        .put("op", 0)
                        .put("t", type)
                        .put("s", sequence.incrementAndGet())
                        .put("d", body));
    }

    private DataObject guildCreate(int index) {
        var role =
                DataObject.empty()
                        .put("id", String.valueOf(guild(index)))
                        .put("name", "@everyone")
                        .put("color", 0)
                        .put("colors", DataObject.empty().put("primary_color", 0))
                        .put("hoist", false)
                        .put("position", 0)
                        .put("permissions", "8")
                        .put("managed", false)
                        .put("mentionable", false);
        var channel =
                DataObject.empty()
                        .put("id", String.valueOf(channel(index)))
                        .put("type", 0)
                        .put("name", "general")
                        .put("position", 0)
                        .put("permission_overwrites", BareDiscord.none());
        var self =
                DataObject.empty()
                        .put("user", BareDiscord.bot())
                        .put("roles", BareDiscord.none())
                        .put("joined_at", now());
        return DataObject.empty()
                .put("id", String.valueOf(guild(index)))
                .put("name", "Guild " + index)
                .put("owner_id", "200")
                .put("member_count", 2)
                .put("unavailable", false)
                .put("preferred_locale", "en-US")
                .put("features", BareDiscord.none())
                .put("roles", DataArray.empty().add(role))
                .put("channels", DataArray.empty().add(channel))
                .put("members", DataArray.empty().add(self))
                .put("threads", BareDiscord.none())
                .put("guild_scheduled_events", BareDiscord.none())
                .put("emojis", BareDiscord.none())
                .put("stickers", BareDiscord.none())
                .put("voice_states", BareDiscord.none())
                .put("afk_timeout", 300)
                .put("verification_level", 0)
                .put("default_message_notifications", 0)
                .put("explicit_content_filter", 0)
                .put("mfa_level", 0)
                .put("nsfw_level", 0)
                .put("premium_tier", 0)
                .put("system_channel_flags", 0);
    }

    private static String now() {
        return OffsetDateTime.now().toString();
    }

    private void send(WebSocket socket, DataObject frame) {
        sendRaw(socket, frame.toJson());
    }

    /** Sends anything at all, also what is no JSON. */
    void sendRaw(byte[] frame) {
        server.getConnections().forEach(socket -> sendRaw(socket, frame));
    }

    // One zlib stream for each connection, flushed after each frame.
    private static void sendRaw(WebSocket socket, byte[] frame) {
        Deflater deflater = socket.getAttachment();
        synchronized (deflater) {
            deflater.setInput(frame);
            var buffer = new byte[frame.length + 512];
            var length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            if (socket.isOpen()) {
                socket.send(ByteBuffer.wrap(Arrays.copyOf(buffer, length)));
            }
        }
    }

    private final class Server extends WebSocketServer {

        Server() {
            super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        }

        @Override
        public void onStart() {
            open.countDown();
        }

        @Override
        public void onOpen(WebSocket socket, ClientHandshake handshake) {
            socket.setAttachment(new Deflater());
            var hello = DataObject.empty().put("heartbeat_interval", HEARTBEAT_MILLIS);
            BareGateway.this.send(socket, DataObject.empty().put("op", 10).put("d", hello));
        }

        @Override
        public void onMessage(WebSocket socket, String message) {
            heard(socket, DataObject.fromJson(message));
        }

        @Override
        public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

        @Override
        public void onError(WebSocket socket, Exception failure) {}
    }
}
