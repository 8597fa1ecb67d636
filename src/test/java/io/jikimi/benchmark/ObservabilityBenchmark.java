package io.jikimi.benchmark;

import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;
import io.jikimi.testing.Collector;
import io.jikimi.testing.Ports;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures what it costs to be watched: the processor's time for an event of a bot that neither
 * logs nor measures, of one as it is shipped, and of one that sends all to a collector. The three
 * run side by side, and one of them at a time has something to do.
 */
class ObservabilityBenchmark {

    private static final int GUILDS = 100;
    private static final int ROUNDS = 10;
    private static final String[] FLAGS = {
        "-Xmx300m", "-XX:MaxRAM=512m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"
    };

    @Test
    void measures() throws Exception {
        var lasting = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 15));
        try (var collector = new Collector();
                var off = new Bot("neither logs nor metrics", unwatched());
                var on = new Bot("logs and metrics, as shipped", Map.of());
                var sent = new Bot("traces, metrics and logs by OTLP", sentTo(collector))) {
            var bots = List.of(off, on, sent);
            for (var bot : bots) {
                bot.warmUp(lasting.multipliedBy(3));
            }
            for (var round = 0; round < ROUNDS; round++) {
                // Each is the first of a round as often as the others.
                for (var turn = 0; turn < bots.size(); turn++) {
                    bots.get((round + turn) % bots.size()).measure(lasting);
                }
                collector.forget();
            }
            bots.forEach(bot -> bot.tell(off));
        }
    }

    private static Map<String, String> unwatched() {
        return Map.of(
                "LOGGING_LEVEL_ROOT",
                "off",
                "MANAGEMENT_METRICS_ENABLE_ALL",
                "false",
                "MANAGEMENT_PROMETHEUS_METRICS_EXPORT_ENABLED",
                "false");
    }

    private static Map<String, String> sentTo(Collector collector) {
        return Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url());
    }

    /** One of them, with a Discord and people of its own. */
    private static final class Bot implements AutoCloseable {

        private final String name;
        private final Playground playground;
        private final Load load;
        private final BotProcess process;
        private final Figures figures = new Figures(Ports.free());
        private final List<Double> seconds = new ArrayList<>();

        Bot(String name, Map<String, String> environment) throws IOException {
            this.name = name;
            var settings = PlaygroundSettings.forTests().withGuilds(GUILDS).withContract(false);
            this.playground = Playground.start(settings);
            var all = new HashMap<>(environment);
            all.put("BOT_OPERATOR_PORT", "" + figures.port());
            all.put("BOT_LOG_FORMAT", "ecs");
            this.process =
                    BotProcess.jikimi(
                            playground, Files.createTempDirectory("benchmark"), all, FLAGS);
            playground.waitsUntilConnected();
            this.load = new Load(playground);
        }

        // By then Discord offers its slash commands, and the compiler has seen it all.
        void warmUp(Duration lasting) {
            load.askAndWait();
            load.run(Duration.ofSeconds(5), 100, 5, 0);
            work(lasting);
            load.forget();
        }

        private long work(Duration lasting) {
            return load.run(lasting, 1_800, 100, 100);
        }

        void measure(Duration lasting) throws IOException, InterruptedException {
            var before = process.cpu();
            var sent = work(lasting);
            // As Prometheus does, every fifteen seconds.
            figures.scrape();
            seconds.add(process.cpu().minus(before).toMillis() * 1e3 / sent);
        }

        void tell(Bot unwatched) {
            var costs = new ArrayList<Double>();
            for (var round = 0; round < seconds.size(); round++) {
                costs.add(100 * (seconds.get(round) / unwatched.seconds.get(round) - 1));
            }
            var sorted = costs.stream().sorted().toList();
            System.out.printf(
                    "| %s | %.1f s | %+.1f %% (%+.1f to %+.1f) | %s | %s |%n",
                    name,
                    median(seconds),
                    median(costs),
                    sorted.getFirst(),
                    sorted.getLast(),
                    load.typed(),
                    load.slashed());
        }

        private static double median(List<Double> figures) {
            var sorted = figures.stream().sorted().toList();
            return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
        }

        @Override
        public void close() throws InterruptedException {
            process.close();
            playground.close();
        }
    }
}
