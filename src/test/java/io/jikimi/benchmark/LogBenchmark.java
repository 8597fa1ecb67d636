package io.jikimi.benchmark;

import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;
import io.jikimi.testing.Ports;

import org.junit.jupiter.api.Test;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;

/**
 * Measures how long people wait for an answer while the bot writes far more lines than anybody can
 * take, and what becomes of the lines.
 */
class LogBenchmark {

    private static final int GUILDS = 100;
    private static final int LINES = 100_000;
    private static final String[] FLAGS = {
        "-Xmx300m", "-XX:MaxRAM=512m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"
    };

    @Test
    void measures() throws Exception {
        var nowhere = Redirect.to(new File("/dev/null"));
        measure("no flood", 0, nowhere);
        measure("flood, an output that takes all", LINES, nowhere);
        // Nobody reads what comes out of it.
        measure("flood, an output that takes nothing", LINES, Redirect.PIPE);
    }

    private static void measure(String name, int lines, Redirect output)
            throws IOException, InterruptedException {
        var lasting = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 30));
        var figures = new Figures(Ports.free());
        var environment =
                Map.of(
                        "BOT_LOG_FORMAT",
                        "ecs",
                        "BOT_OPERATOR_PORT",
                        "" + figures.port(),
                        "FLOOD_PER_SECOND",
                        "" + lines);
        var settings = PlaygroundSettings.forTests().withGuilds(GUILDS).withContract(false);
        try (var playground = Playground.start(settings);
                var bot =
                        BotProcess.jikimiWith(
                                Flood.class,
                                playground,
                                Files.createTempDirectory("benchmark"),
                                environment,
                                output,
                                FLAGS)) {
            playground.waitsUntilConnected();
            var load = new Load(playground);
            // By then Discord offers its slash commands, and the compiler has seen it all.
            load.askAndWait();
            load.run(Duration.ofSeconds(5), 100, 5, 0);
            load.run(lasting, 500, 25, 25);
            load.forget();

            var offered = figures.sum("flood_offered_total");
            var lost = figures.sum("jikimi_log_dropped_total");
            var since = System.nanoTime();
            load.run(lasting, 500, 25, 25);
            var seconds = (System.nanoTime() - since) / 1e9;
            offered = figures.sum("flood_offered_total") - offered;
            lost = figures.sum("jikimi_log_dropped_total") - lost;
            load.run(Duration.ofSeconds(3), 1, 0, 0);

            System.out.printf(
                    "| %s | %.0f | %.0f | %s | %s | %d | %d MB |%n",
                    name,
                    offered / seconds,
                    (offered - lost) / seconds,
                    load.typed(),
                    load.slashed(),
                    load.unanswered(),
                    bot.residentMegabytes());
        }
    }
}
