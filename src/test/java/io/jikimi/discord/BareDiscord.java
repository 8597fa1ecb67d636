package io.jikimi.discord;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** As little of Discord as a shard needs, to be bent into every shape the connection must bear. */
final class BareDiscord implements AutoCloseable {

    static final long BOT = 100;

    /** Every request so far, as {@code GET users/@me}. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    /** What was said by the bot. */
    final List<String> said = new CopyOnWriteArrayList<>();

    final BareGateway gateway;

    private final HttpServer http;
    private final Map<String, Function<HttpExchange, Answer>> faults = new ConcurrentHashMap<>();
    private volatile int shards = 1;
    private volatile int identifiesLeft = 1000;

    BareDiscord() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        gateway = new BareGateway();
        http.createContext("/api/v10/", this::handle);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
    }

    String apiUrl() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/api/v10/";
    }

    void wantsShards(int wanted) {
        shards = wanted;
    }

    void hasIdentifiesLeft(int left) {
        identifiesLeft = left;
    }

    /** From now on answers this way; {@code *} stands for every request. */
    void answers(String request, Function<HttpExchange, Answer> how) {
        faults.put(request, how);
    }

    void recovers() {
        faults.clear();
    }

    /** A status and a body. */
    record Answer(int status, String body) {

        static Answer of(int status) {
            return new Answer(status, "{\"code\":0,\"message\":\"" + status + "\"}");
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes());
        var path = exchange.getRequestURI().getPath().substring("/api/v10/".length());
        var request = exchange.getRequestMethod() + " " + path;
        requests.add(request);
        var fault = faults.getOrDefault(request, faults.get("*"));
        var answer = fault == null ? answer(request, path, body) : fault.apply(exchange);
        var bytes = answer.body().getBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Via", "1.1 bare");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Answer answer(String request, String path, String body) {
        if (request.equals("GET gateway/bot")) {
            return gatewayBot();
        }
        if (request.equals("GET users/@me")) {
            return new Answer(200, bot().toString());
        }
        if (path.endsWith("/messages")) {
            var content = DataObject.fromJson(body).getString("content");
            said.add(content);
            var channelId = Long.parseLong(path.split("/")[1]);
            return new Answer(200, gateway.message(channelId, bot(), content).toString());
        }
        if (path.endsWith("/commands")) {
            return new Answer(200, "[]");
        }
        return Answer.of(404);
    }

    Answer gatewayBot() {
        var body =
                DataObject.empty()
                        .put("url", gateway.url())
                        .put("shards", shards)
                        .put(
                                "session_start_limit",
                                DataObject.empty()
                                        .put("total", 1000)
                                        .put("remaining", identifiesLeft)
                                        .put("reset_after", 86_400_000)
                                        .put("max_concurrency", 1));
        return new Answer(200, body.toString());
    }

    static DataObject bot() {
        return user(BOT, "Jikimi").put("bot", true);
    }

    static DataObject user(long id, String name) {
        return DataObject.empty()
                .put("id", String.valueOf(id))
                .put("username", name)
                .put("discriminator", "0")
                .putNull("avatar");
    }

    static DataArray none() {
        return DataArray.empty();
    }

    @Override
    public void close() {
        gateway.close();
        http.stop(0);
    }
}
