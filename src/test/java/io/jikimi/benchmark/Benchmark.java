package io.jikimi.benchmark;

import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Measures Jikimi, and plain JDA beside it, against the playground: the time to the first answer,
 * memory, the processor's time for an event, and how long people wait for an answer under load.
 */
class Benchmark {

    private static final int GUILDS = 100;
    private static final int EVENTS = 2_000;
    private static final String[] FLAGS = {
        "-Xmx300m", "-XX:MaxRAM=512m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"
    };

    private interface Starter {
        BotProcess start(Playground playground, Path folder, String... jvm) throws IOException;
    }

    @Test
    void measures() throws Exception {
        var lasting = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 30));
        System.out.printf(
                "%s, %d processors, Java %s, %d guilds%n",
                System.getProperty("os.name"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                GUILDS);
        measure("plain JDA", BotProcess::bare, lasting, 0);
        measure("Jikimi", BotProcess::jikimi, lasting, 100);
    }

    private static void measure(String name, Starter starter, Duration lasting, int slashCommands)
            throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("benchmark");
        var settings = PlaygroundSettings.forTests().withGuilds(GUILDS).withContract(false);
        try (var playground = Playground.start(settings)) {
            var load = new Load(playground);
            var startedAt = System.nanoTime();
            try (var bot = starter.start(playground, folder, FLAGS)) {
                playground.waitsUntilConnected();
                load.askAndWait();
                tell(name, "start to first answer", "%.1f s".formatted(seconds(startedAt)));
                load.run(Duration.ofSeconds(10), 1, 0, 0);
                tell(name, "resident memory then", bot.residentMegabytes() + " MB");

                // Until the compiler has seen it all.
                load.run(lasting.multipliedBy(2), EVENTS, 20, slashCommands / 5);
                var before = bot.cpu();
                var sent = load.run(lasting, EVENTS, 0, 0);
                var used = bot.cpu().minus(before);
                tell(
                        name,
                        "processor time for a million events",
                        "%.1f s (%d events)".formatted(used.toMillis() * 1e3 / sent, sent));

                load.forget();
                load.run(lasting, EVENTS, 200 - slashCommands, slashCommands);
                load.run(Duration.ofSeconds(3), 1, 0, 0);
                tell(name, "!ping, median / p99", load.typed().toString());
                tell(name, "/ping, median / p99", load.slashed().toString());
                tell(name, "unanswered", String.valueOf(load.unanswered()));
                tell(name, "resident memory under load", bot.residentMegabytes() + " MB");
            }
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void tell(String name, String what, String figure) {
        System.out.printf("| %s | %s | %s |%n", name, what, figure);
    }
}
