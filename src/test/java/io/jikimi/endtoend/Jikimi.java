package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.JikimiApplication;
import io.jikimi.playground.Playground;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.stream.Stream;

/** The bot, started in this JVM as its operator would, and pointed at a playground. */
final class Jikimi implements AutoCloseable {

    /** What opens the operator's pages, where a test sets nothing else. */
    static final String OPERATOR = "the-operator-of-the-tests";

    private final Playground playground;
    private final ConfigurableApplicationContext context;
    private final HttpClient browser = HttpClient.newHttpClient();

    private Jikimi(Playground playground, ConfigurableApplicationContext context) {
        this.playground = playground;
        this.context = context;
    }

    /** Starts a bot of its own, with an empty database unless a setting says otherwise. */
    static Jikimi start(Playground playground, String... settings) {
        return start(playground, Nothing.class, settings);
    }

    /** The same, with a configuration of the test's own beside the bot's. */
    static Jikimi start(Playground playground, Class<?> extra, String... settings) {
        var arguments = new LinkedHashMap<String, String>();
        arguments.put("bot.api-url", playground.apiUrl());
        arguments.put("bot.token", playground.token());
        arguments.put("bot.identify-gap", "50ms");
        arguments.put("bot.operator.token", OPERATOR);
        // The playground has no such limit, and some tests ask a lot.
        arguments.put("bot.requests-per-second", "0");
        arguments.put("server.port", "0");
        for (var setting : settings) {
            var parts = setting.split("=", 2);
            arguments.put(parts[0], parts[1]);
        }
        return new Jikimi(
                playground,
                new SpringApplicationBuilder(JikimiApplication.class, extra)
                        .initializers(
                                context ->
                                        context.getBeanFactory()
                                                .registerSingleton("playground", playground))
                        .run(
                                arguments.entrySet().stream()
                                        .map(one -> "--" + one.getKey() + "=" + one.getValue())
                                        .toArray(String[]::new)));
    }

    /** Starts one of several instances on a PostgreSQL, which soon see what the others do. */
    static Jikimi sharing(Playground playground, String database, String... more) {
        var settings =
                Stream.concat(
                        Stream.of(
                                "spring.datasource.url=" + database,
                                "spring.datasource.username=postgres",
                                "bot.cluster.lease=3s",
                                "bot.cluster.beat=300ms"),
                        Stream.of(more));
        return start(playground, settings.toArray(String[]::new));
    }

    /** One bot and one playground for all tests that leave them as they found them. */
    static Playground shared() {
        return Shared.PLAYGROUND;
    }

    static Jikimi sharedBot() {
        return Shared.BOT;
    }

    static String freshDatabase() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    HttpResponse<String> get(String path) {
        return get(path, "en");
    }

    HttpResponse<String> get(String path, String language) {
        return send(request(path).header("Accept-Language", language).build());
    }

    /** What the operator reads there, with the token. */
    HttpResponse<String> operatorGets(String path) {
        return send(request(path).header("Authorization", "Bearer " + OPERATOR).build());
    }

    /** What the operator is answered there, having sent JSON and the token. */
    HttpResponse<String> operatorPosts(String path, String json) {
        return send(
                request(path)
                        .header("Authorization", "Bearer " + OPERATOR)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path));
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return browser.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Where its pages are. */
    String address() {
        return "http://127.0.0.1:"
                + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> Stream<T> beans(Class<T> type) {
        return context.getBeanProvider(type).stream();
    }

    /**
     * Ends the bot, and fails if it or the playground said what Discord's description does not
     * allow.
     */
    @Override
    public void close() {
        context.close();
        heldToTheContract();
    }

    void heldToTheContract() {
        assertThat(playground.contract().violations()).isEmpty();
    }

    /** No configuration of the test's own. */
    private static final class Nothing {}

    private static final class Shared {

        static final Playground PLAYGROUND = Playground.start();
        static final Jikimi BOT = start(PLAYGROUND);

        static {
            PLAYGROUND.waitsUntilConnected();
            Runtime.getRuntime().addShutdownHook(new Thread(BOT.context::close));
        }
    }
}
