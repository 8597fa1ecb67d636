package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.playground.Asked;
import io.jikimi.playground.Community;
import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;
import io.jikimi.playground.rest.RestFaults.Onlooker;
import io.jikimi.playground.world.Interaction;
import io.jikimi.testing.Wire;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The bot that is shipped, in one process on H2 or in two on a PostgreSQL, and a community in which
 * somebody is banned for a day, reminded and told something; a process that is killed is started
 * anew.
 */
final class KillCourse implements AutoCloseable {

    /** Where the bots keep their data. */
    enum Store {
        H2(1),
        POSTGRESQL(2);

        private final int instances;

        Store(int instances) {
            this.instances = instances;
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int TRIES = 5;

    private final Path folder;
    private final Path beside;
    private final @Nullable EmbeddedPostgres server;
    private final Playground playground;
    private final Community garden;
    private final List<Instance> instances = new ArrayList<>();
    private Duration ahead = Duration.ZERO;

    KillCourse(Path folder, Store store) throws IOException {
        this.folder = folder;
        beside = JikimiProcess.laidBeside(Steps.class, folder);
        server =
                store == Store.H2
                        ? null
                        : EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        playground =
                Playground.start(
                        PlaygroundSettings.forTests()
                                .withIdentifyInterval(Duration.ofMillis(50))
                                .withContract(false));
        garden = playground.community(playground.world().guilds().iterator().next().name());
        for (var each = 0; each < store.instances; each++) {
            instances.add(new Instance(Files.createDirectories(folder.resolve("bot" + each))));
        }
        for (var instance : instances) {
            instance.start();
        }
    }

    Playground playground() {
        return playground;
    }

    Community garden() {
        return garden;
    }

    List<Instance> instances() {
        return instances;
    }

    /** Starts whatever was killed, and says how much it was. */
    int revives() throws IOException {
        var killed = 0;
        for (var instance : instances) {
            if (!instance.isRunning()) {
                killed++;
                instance.start();
            }
        }
        return killed;
    }

    /** Waits until all of them are answered, or a process is killed. */
    void awaitAnswers(List<Asked> asked) {
        await().atMost(PATIENCE)
                .pollInterval(LOOK)
                .until(
                        () ->
                                !allRun()
                                        || asked.stream()
                                                .map(Asked::interaction)
                                                .allMatch(KillCourse::isOver));
    }

    private boolean allRun() {
        return instances.stream().allMatch(Instance::isRunning);
    }

    private static boolean isOver(Interaction interaction) {
        var answer = interaction.answer();
        return interaction.hasFailed() || answer != null && !answer.isLoading();
    }

    /** What is answered; asked again where nobody was there to hear it. */
    String answers(Supplier<Asked> question) {
        for (var more = TRIES; more > 0; more--) {
            var asked = question.get();
            awaitAnswers(List.of(asked));
            var answer = asked.interaction().answer();
            if (answer != null && !answer.isLoading()) {
                return asked.answer().text();
            }
        }
        throw new AssertionError("Nobody answers; " + instances.getFirst().log());
    }

    /** Lets time pass, for Discord and for every bot. */
    void passes(Duration time) throws IOException {
        ahead = ahead.plus(time);
        for (var instance : instances) {
            instance.tellTime();
        }
        playground.clock().turnForward(time);
    }

    /** Takes back every order to stop. */
    void disarm() throws IOException {
        playground.faults().show(Onlooker.NOBODY);
        for (var instance : instances) {
            instance.disarm();
        }
    }

    @Override
    public void close() throws IOException {
        for (var instance : instances) {
            instance.end();
            instance.toRest.close();
        }
        playground.close();
        if (server != null) {
            server.close();
        }
    }

    /** One process of the bot. */
    final class Instance {

        private final Path place;
        private final Wire toRest = Wire.to(URI.create(playground.apiUrl()).getPort());
        private @Nullable JikimiProcess process;

        private Instance(Path place) {
            this.place = place;
        }

        /** Whether this one has sent a request that came through that port. */
        boolean asksThrough(int port) {
            return toRest.port() == port;
        }

        private void start() throws IOException {
            tellTime();
            disarm();
            var environment =
                    new HashMap<>(
                            Map.of(
                                    "DISCORD_TOKEN",
                                    playground.token(),
                                    "DISCORD_API_URL",
                                    "http://localhost:%d/api/v10/".formatted(toRest.port()),
                                    "PORT",
                                    "0",
                                    "BOT_IDENTIFY_GAP",
                                    "50ms",
                                    "BOT_CLUSTER_LEASE",
                                    "3s",
                                    "BOT_CLUSTER_BEAT",
                                    "700ms",
                                    "SPRING_MAIN_SOURCES",
                                    Steps.class.getName()));
            if (server != null) {
                environment.put(
                        "DATABASE_URL",
                        "postgres://postgres@127.0.0.1:%d/postgres".formatted(server.getPort()));
            }
            var command = new ArrayList<>(JikimiProcess.jvm());
            command.addAll(
                    List.of(
                            "-Xmx200m",
                            "-Dloader.path=" + beside,
                            "-Dloader.main=io.jikimi.JikimiApplication",
                            "-cp",
                            System.getProperty("jikimi.jar"),
                            "org.springframework.boot.loader.launch.PropertiesLauncher"));
            var started = JikimiProcess.run(place, environment, command);
            process = started;
            await().atMost(PATIENCE)
                    .until(() -> started.log().contains("Shards in all") || !started.isRunning());
            assertThat(started.isRunning()).as(started.log()).isTrue();
            if (instances.size() < 2) {
                playground.waitsUntilConnected();
            }
        }

        boolean isRunning() {
            return process != null && process.isRunning();
        }

        /** Sends it SIGKILL. */
        void kill() {
            var killed = process;
            end();
            // Another may have been started in its place by then.
            await().until(() -> killed == null || !killed.isRunning());
        }

        private void end() {
            if (process != null) {
                process.close();
            }
        }

        /** It ends itself at this step in the database; none where it is 0, but it counts. */
        void arm(int step) throws IOException {
            disarm();
            Files.deleteIfExists(place.resolve(Steps.PROTOCOL));
            write(Steps.ORDER, step);
        }

        private void disarm() throws IOException {
            Files.deleteIfExists(place.resolve(Steps.ORDER));
        }

        /** The steps that it has counted. */
        List<String> steps() throws IOException {
            var protocol = place.resolve(Steps.PROTOCOL);
            return Files.exists(protocol) ? Files.readAllLines(protocol) : List.of();
        }

        private void tellTime() throws IOException {
            write(Steps.AHEAD, ahead.toSeconds());
        }

        // Whole, since the bot may read it at any moment.
        private void write(String name, long number) throws IOException {
            var next = place.resolve("next");
            Files.writeString(next, String.valueOf(number));
            Files.move(next, place.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }

        String log() {
            return process == null ? "" : process.log();
        }
    }
}
