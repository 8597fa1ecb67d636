package io.jikimi.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A web server on this machine that notes what is asked of it, and answers as it is told. */
public final class Loopback implements AutoCloseable {

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile int status = 200;
    private volatile String redirect = "";
    private volatile boolean silent;

    public Loopback() {
        server = serve(this::answer);
    }

    /**
     * Starts a server at a free port of this machine that has each question a thread of its own.
     */
    static HttpServer serve(HttpHandler handler) {
        try {
            var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var server = HttpServer.create(here, 50);
            server.createContext("/", handler);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return server;
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Method and path of every question so far, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    public void answersWith(int next) {
        status = next;
        redirect = "";
    }

    /** From now on it sends everybody to that path, those included who ask for it. */
    public void sendsTo(String path) {
        redirect = path;
    }

    /** From now on it takes questions and answers none. */
    public void saysNothing() {
        silent = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            asked.add(exchange.getRequestMethod() + " " + path);
            if (silent) {
                released.await();
            }
            if (!redirect.isEmpty() && !(path.equals(redirect) && status == 200)) {
                exchange.getResponseHeaders().add("Location", redirect);
                exchange.sendResponseHeaders(302, -1);
            } else {
                exchange.sendResponseHeaders(status, -1);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        released.countDown();
        server.stop(0);
    }
}
