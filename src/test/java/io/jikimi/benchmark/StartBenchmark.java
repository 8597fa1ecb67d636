package io.jikimi.benchmark;

import static org.awaitility.Awaitility.await;

import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;
import io.jikimi.testing.Ports;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

/**
 * Measures how soon the packaged bot is ready, and connected with a hundred guilds, for each line
 * of a file: a name, a folder to start in, and what to start. Called by {@code
 * deploy/benchmark/start.sh}, which writes that file; asserts nothing.
 */
@EnabledIfSystemProperty(named = "benchmark.variants", matches = ".+")
class StartBenchmark {

    private static final int GUILDS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient browser = HttpClient.newHttpClient();

    private record Variant(String name, Path folder, List<String> words) {

        static Variant parse(String line) {
            var parts = line.split("\t");
            return new Variant(parts[0], Path.of(parts[1]), List.of(parts[2].split(" +")));
        }
    }

    /**
     * One start.
     *
     * @param ready seconds until readiness was answered with 200
     * @param connected seconds until all guilds were known
     * @param cpu seconds of the processor until then
     * @param resident megabytes of memory then
     * @param anonymous those of them that belong to no file
     */
    private record Start(
            double ready, double connected, double cpu, double resident, double anonymous) {

        @Override
        public String toString() {
            return "ready %.2f s, connected %.2f s, cpu %.1f s, %.0f MB (%.0f MB anonymous)"
                    .formatted(ready, connected, cpu, resident, anonymous);
        }
    }

    @Test
    void measures() throws Exception {
        var rounds = Integer.getInteger("benchmark.rounds", 5);
        var lines = Files.readAllLines(Path.of(System.getProperty("benchmark.variants")));
        var variants = lines.stream().map(Variant::parse).toList();
        var starts = new LinkedHashMap<Variant, List<Start>>();
        // The first round makes the database and warms the disk's cache; it does not count.
        for (var round = 0; round <= rounds; round++) {
            for (var variant : variants) {
                asAfterTheFirstStart(variant.folder());
                var start = measure(variant);
                System.out.printf("round %d, %s: %s%n", round, variant.name(), start);
                if (round > 0) {
                    starts.computeIfAbsent(variant, _ -> new ArrayList<>()).add(start);
                }
            }
        }
        System.out.printf(
                "%n| | ready | connected | processor time | resident | of it anonymous |%n"
                        + "|---|---|---|---|---|---|%n");
        starts.forEach(StartBenchmark::tell);
    }

    // A bot that was started often of late waits before it connects, see IdentifyDay.
    private static void asAfterTheFirstStart(Path folder) throws IOException {
        var data = folder.resolve("data/jikimi.mv.db");
        var first = folder.resolve("first.mv.db");
        if (Files.exists(first)) {
            Files.copy(first, data, StandardCopyOption.REPLACE_EXISTING);
        } else if (Files.exists(data)) {
            Files.copy(data, first);
        }
    }

    private Start measure(Variant variant) throws Exception {
        var settings = PlaygroundSettings.forTests().withGuilds(GUILDS).withContract(false);
        var port = Ports.free();
        try (var playground = Playground.start(settings)) {
            var since = System.nanoTime();
            try (var bot = BotProcess.line(playground, variant.folder(), port, variant.words())) {
                awaits(bot, () -> get(port, "/readiness").statusCode() == 200);
                var ready = seconds(since);
                awaits(bot, () -> guilds(get(port, "").body()) == GUILDS);
                var connected = seconds(since);
                return new Start(
                        ready,
                        connected,
                        bot.cpu().toMillis() / 1e3,
                        bot.residentMegabytes(),
                        bot.anonymousMegabytes());
            }
        }
    }

    private static void awaits(BotProcess bot, Callable<Boolean> question) {
        await("the bot, see bot.log")
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .atMost(PATIENCE)
                .failFast("The bot has ended", () -> !bot.isRunning())
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(question);
    }

    private HttpResponse<String> get(int port, String group)
            throws IOException, InterruptedException {
        var address = URI.create("http://127.0.0.1:" + port + "/actuator/health" + group);
        return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    private static int guilds(String health) {
        return JSON.readTree(health)
                .at("/components/discord/details/shards")
                .valueStream()
                .mapToInt(shard -> isConnected(shard) ? shard.path("guilds").asInt() : 0)
                .sum();
    }

    private static boolean isConnected(JsonNode shard) {
        return shard.path("state").asString("").equals("CONNECTED");
    }

    private static void tell(Variant variant, List<Start> starts) {
        System.out.printf(
                "| %s | %s s | %s s | %s s | %s MB | %s MB |%n",
                variant.name(),
                figures("%.2f", starts, Start::ready),
                figures("%.2f", starts, Start::connected),
                figures("%.1f", starts, Start::cpu),
                figures("%.0f", starts, Start::resident),
                figures("%.0f", starts, Start::anonymous));
    }

    /** The median, and the least and the most. */
    private static String figures(
            String format, List<Start> starts, ToDoubleFunction<Start> figure) {
        var sorted = starts.stream().mapToDouble(figure).sorted().toArray();
        var middle = Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1);
        return "**%s** (%s–%s)"
                .replace("%s", format)
                .formatted(middle.average().orElseThrow(), sorted[0], sorted[sorted.length - 1]);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
