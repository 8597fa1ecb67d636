package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;
import io.jikimi.testing.Wire;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Three packaged bots on one PostgreSQL, and people who ask them something all the time. Each bot
 * has lines of its own to the database and to Discord, which can be cut.
 */
final class Drill implements AutoCloseable {

    static final int SHARDS = 12;
    static final int INSTANCES = 3;

    private static final Duration STARTING = Duration.ofSeconds(120);

    /**
     * Discord's formula: <a
     * href="https://discord.com/developers/docs/events/gateway#sharding">Sharding</a>.
     */
    private static final int GUILD_SHIFT = 22;

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Path folder;
    private final Duration pause;
    private final @Nullable Bouncer bouncer;
    private final Playground playground;
    private final JdbcClient database;
    private final List<Bot> bots = new ArrayList<>();
    private EmbeddedPostgres server;
    private @Nullable Traffic traffic;
    private int started;
    private int identifies;

    Drill(Path folder, boolean pooled) throws IOException {
        this(folder, pooled, PAUSE, Duration.ofMillis(50));
    }

    /**
     * @param pooled whether a PgBouncer stands before the database
     * @param pause between two questions
     * @param identifyInterval how long Discord wants shards of one bucket to wait for each other
     */
    Drill(Path folder, boolean pooled, Duration pause, Duration identifyInterval)
            throws IOException {
        this.folder = folder;
        this.pause = pause;
        server = server(0);
        bouncer = pooled ? Bouncer.before(server.getPort(), folder.resolve("bouncer")) : null;
        database =
                JdbcClient.create(
                        new DriverManagerDataSource(
                                server.getJdbcUrl("postgres", "postgres"), "postgres", ""));
        playground =
                Playground.start(
                        PlaygroundSettings.forTests()
                                .withGuilds(2 * SHARDS)
                                .withShards(SHARDS, SHARDS)
                                .withIdentifyInterval(identifyInterval)
                                .withContract(false));
    }

    private EmbeddedPostgres server(int port) throws IOException {
        var builder =
                EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setDataDirectory(folder.resolve("data"))
                        .setCleanDataDirectory(false);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    /** Starts all bots, and lets people ask once the shards are shared evenly. */
    void begin(Map<String, String> settings) throws IOException {
        for (var each = 0; each < INSTANCES; each++) {
            startOne(settings);
        }
        beginAsking();
    }

    void beginAsking() {
        awaitEven();
        traffic = Traffic.withSlashesIn(playground, pause);
        traffic.goesOn(2 * SHARDS);
    }

    /** Waits until people have asked for a while longer, and the shards are shared evenly. */
    void settles() {
        traffic().goesOn(150);
        awaitEven();
        awaitCovered();
    }

    void awaitEven() {
        await().atMost(STARTING)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(
                        () -> {
                            assertThat(loads()).as("shards held").hasSize(bots.size());
                            assertThat(loads()).allMatch(load -> load <= 1 + SHARDS / bots.size());
                            assertThat(connected()).isEqualTo(SHARDS);
                        });
    }

    private List<Long> loads() {
        return database.sql(
                        """
                        select count(*) from cluster_shard
                        where until > clock_timestamp() and successor is null
                        group by owner
                        """)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    private int connected() {
        return database.sql(
                        """
                        select coalesce(sum(shards), 0) from cluster_instance
                        where until > clock_timestamp()
                        """)
                .query(Integer.class)
                .single();
    }

    Bot startOne(Map<String, String> more) throws IOException {
        var name = "bot" + started++;
        var place = Files.createDirectories(folder.resolve(name));
        var toDatabase = Wire.to(bouncer == null ? server.getPort() : bouncer.port());
        var toRest = Wire.to(URI.create(playground.apiUrl()).getPort());
        var environment = new HashMap<String, String>();
        environment.put("DISCORD_TOKEN", playground.token());
        environment.put("DISCORD_API_URL", "http://localhost:%d/api/v10/".formatted(toRest.port()));
        environment.put(
                "DATABASE_URL",
                "postgres://postgres@127.0.0.1:%d/postgres".formatted(toDatabase.port()));
        environment.put("PORT", "0");
        environment.put("BOT_IDENTIFY_GAP", "100ms");
        environment.put("BOT_CLUSTER_LEASE", "3s");
        environment.put("BOT_CLUSTER_BEAT", "700ms");
        environment.putAll(more);
        var command = new ArrayList<>(JikimiProcess.jvm());
        command.addAll(List.of("-Xmx200m", "-jar", System.getProperty("jikimi.jar")));
        // Those who connect from now on are told this way to the gateway.
        var toGateway = Wire.to(playground.gateway().port());
        playground.gateway().leadThrough(toGateway.port());
        var bot =
                new Bot(
                        name,
                        JikimiProcess.run(place, environment, command),
                        toDatabase,
                        toRest,
                        toGateway);
        bots.add(bot);
        await().atMost(STARTING)
                .until(() -> bot.process.log().contains("Shards in all") || !bot.isRunning());
        assertThat(bot.isRunning()).as(bot.process.log()).isTrue();
        return bot;
    }

    List<Bot> bots() {
        return List.copyOf(bots);
    }

    Traffic traffic() {
        if (traffic == null) {
            throw new IllegalStateException("Nobody asks anything yet");
        }
        return traffic;
    }

    /** Waits until somebody in every guild is answered again. */
    void awaitCovered() {
        traffic().awaitCovered(Duration.ofSeconds(60));
    }

    void kill(Bot bot) throws IOException {
        bot.close();
        bots.remove(bot);
    }

    void remembersIdentifies() {
        identifies = playground.gateway().identifies();
    }

    int identifiesSince() {
        return playground.gateway().identifies() - identifies;
    }

    /** Ends the server of the database, and starts it again on the same data. */
    void restartDatabase() throws IOException {
        var port = server.getPort();
        server.close();
        server = server(port);
    }

    /** What came of it, once nothing more is said. */
    Outcome outcome(String fault) throws InterruptedException {
        var people = traffic();
        people.end();
        await().during(Duration.ofMillis(1_500))
                .atMost(Duration.ofSeconds(30))
                .until(new Unchanged(people));
        return new Outcome(
                fault,
                people.longestSilence(),
                people.asked(),
                people.asked() - people.answered(),
                people.sent() - people.answered(),
                twoHolders());
    }

    // By the history of leases, whoever holds a higher epoch took it later, and nobody else under
    // the same; and by the journal of what Discord was told, the instance that answers in a guild
    // changes no more often than its shard was leased.
    private int twoHolders() {
        var byLeases =
                database.sql(
                                """
                                select count(*) from cluster_lease former join cluster_lease next
                                  on former.generation = next.generation
                                     and former.shard_id = next.shard_id
                                     and former.epoch < next.epoch
                                where former.taken_at >= next.taken_at
                                """)
                        .query(Integer.class)
                        .single();
        return byLeases
                + (int) traffic().turns().entrySet().stream().filter(this::isShared).count();
    }

    private boolean isShared(Map.Entry<Long, List<Integer>> turns) {
        var leases =
                database.sql("select count(*) from cluster_lease where shard_id = :shard")
                        .param("shard", (turns.getKey() >> GUILD_SHIFT) % SHARDS)
                        .query(Integer.class)
                        .single();
        return turns.getValue().size() > leases;
    }

    @Override
    public void close() throws Exception {
        for (var bot : List.copyOf(bots)) {
            bot.close();
        }
        if (traffic != null) {
            traffic.close();
        }
        playground.close();
        if (bouncer != null) {
            bouncer.close();
        }
        server.close();
    }

    /** One of the bots, and its lines. */
    record Bot(String name, JikimiProcess process, Wire toDatabase, Wire toRest, Wire toGateway)
            implements AutoCloseable {

        boolean isRunning() {
            return process.isRunning();
        }

        /** Sends it a signal, such as STOP. */
        void signal(String signal) throws Exception {
            var sent =
                    new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                            .start()
                            .waitFor();
            assertThat(sent).isZero();
        }

        void cutDiscord() throws IOException {
            toRest.cut();
            toGateway.cut();
        }

        void mendDiscord() {
            toRest.mend();
            toGateway.mend();
        }

        @Override
        public void close() throws IOException {
            process.close();
            toDatabase.close();
            toRest.close();
            toGateway.close();
        }
    }

    /** Whether nothing more is said. */
    private static final class Unchanged implements Callable<Boolean> {

        private final Traffic traffic;
        private int last = -1;

        Unchanged(Traffic traffic) {
            this.traffic = traffic;
        }

        @Override
        public Boolean call() {
            var now = traffic.sent();
            var same = now == last;
            last = now;
            return same;
        }
    }

    /**
     * What came of a fault.
     *
     * @param silence the longest time without an answer in one guild
     * @param unanswered how many questions nobody answered
     * @param twice how many answers were sent for a second time
     * @param twoHolders how many shards had two holders under one epoch, by the history of leases
     *     or by what Discord was told
     */
    record Outcome(
            String fault,
            Duration silence,
            int questions,
            int unanswered,
            int twice,
            int twoHolders) {

        static String head() {
            return "| %-44s | %9s | %9s | %10s | %5s | %11s |%n|%s|"
                    .formatted(
                            "fault",
                            "silence",
                            "questions",
                            "unanswered",
                            "twice",
                            "two holders",
                            "---|".repeat(5) + "---");
        }

        String row() {
            return "| %-44s | %7.1f s | %9d | %10d | %5d | %11d |"
                    .formatted(
                            fault,
                            silence.toMillis() / 1e3,
                            questions,
                            unanswered,
                            twice,
                            twoHolders);
        }
    }
}
