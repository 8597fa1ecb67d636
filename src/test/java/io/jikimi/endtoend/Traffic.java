package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.playground.Person;
import io.jikimi.playground.Playground;
import io.jikimi.playground.rest.Requests.Request;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People in every guild who ask something again and again, most of them in a message, some by a
 * slash command; counts what they are answered.
 */
final class Traffic implements AutoCloseable {

    private static final int SLASH_EVERY = 7;

    /** Above these bits of an id are the milliseconds at which it was given. */
    private static final int SNOWFLAKE_TIME = 22;

    private static final long DISCORD_EPOCH = 1_420_070_400_000L;

    private final Playground playground;
    private final List<Person> people = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final Map<Person, Long> latest = new ConcurrentHashMap<>();
    private final Thread thread;
    private final boolean withSlashes;
    private final long begunAt = now();
    private volatile long endedAt = Long.MAX_VALUE;
    private volatile boolean over;

    private Traffic(Playground playground, Duration pause, boolean withSlashes) {
        this.playground = playground;
        this.withSlashes = withSlashes;
        playground
                .world()
                .guilds()
                .forEach(guild -> people.add(playground.community(guild.name()).owner()));
        playground.requests().forget();
        thread = Thread.ofVirtual().start(() -> ask(pause));
    }

    /** One question after another, each in the next guild. */
    static Traffic in(Playground playground, Duration pause) {
        return new Traffic(playground, pause, false);
    }

    /** The same, and now and then a slash command. */
    static Traffic withSlashesIn(Playground playground, Duration pause) {
        return new Traffic(playground, pause, true);
    }

    private void ask(Duration pause) {
        try {
            for (var turn = 0; !over; turn++) {
                var next = people.get(turn % people.size());
                if (withSlashes && turn % SLASH_EVERY == SLASH_EVERY - 1) {
                    next.runs("/ping");
                } else {
                    latest.put(next, next.says("!ping").id());
                }
                asked.incrementAndGet();
                Thread.sleep(pause);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many questions were asked. */
    int asked() {
        return asked.get();
    }

    /** How many different answers there are. */
    int answered() {
        return people.stream().mapToInt(Traffic::answersTo).sum();
    }

    private static int answersTo(Person person) {
        return person.place().messagesOfBot().size();
    }

    /**
     * How often the bot sent an answer, whether or not Discord took it for the same as before, or
     * refused it since there was one already; but for those that came too late.
     */
    int sent() {
        return (int)
                playground.requests().all().stream()
                        .filter(request -> request.method().equals("POST"))
                        .filter(request -> request.status() != 404)
                        .filter(
                                request ->
                                        request.route().endsWith("/messages")
                                                || request.route().endsWith("/callback"))
                        .count();
    }

    /**
     * Through which ports the messages of each guild were answered, in the order in which they were
     * asked, without those that are the same as before.
     */
    Map<Long, List<Integer>> turns() {
        var guilds = new HashMap<String, Long>();
        people.forEach(
                person ->
                        guilds.put(
                                "/channels/%d/messages".formatted(person.place().channel().id()),
                                person.place().channel().guildId()));
        var turns = new HashMap<Long, List<Integer>>();
        playground.requests().of("POST", "/channels/{channel}/messages").stream()
                .filter(request -> request.nonce() != null && guilds.containsKey(request.path()))
                .sorted(Comparator.comparing(Traffic::question))
                .forEach(
                        request ->
                                turn(
                                        turns.computeIfAbsent(
                                                guilds.get(request.path()), _ -> new ArrayList<>()),
                                        request.port()));
        return turns;
    }

    private static void turn(List<Integer> ports, int port) {
        if (ports.isEmpty() || ports.getLast() != port) {
            ports.add(port);
        }
    }

    // An answer's nonce is "m" and the id of what was asked.
    private static Long question(Request answer) {
        return Long.valueOf(String.valueOf(answer.nonce()).substring(1));
    }

    /** Waits until so many more questions were asked. */
    void goesOn(int more) {
        var until = asked.get() + more;
        await().atMost(Duration.ofSeconds(60)).until(() -> asked.get() >= until);
    }

    /** Waits until somebody in every guild has been answered who asked after this moment. */
    void awaitCovered(Duration atMost) {
        var before = Map.copyOf(latest);
        await().atMost(atMost)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () ->
                                people.stream()
                                        .allMatch(
                                                person -> isAnswered(person, before.get(person))));
    }

    /**
     * The longest time without an answer in one guild, from the first question to the last; it is
     * at most a round longer than nobody answered.
     */
    Duration longestSilence() {
        return people.stream().map(this::longestSilence).max(Duration::compareTo).orElseThrow();
    }

    private Duration longestSilence(Person person) {
        var longest = 0L;
        var last = begunAt;
        for (var answer : person.place().messagesOfBot()) {
            var at = answer.message().id() >> SNOWFLAKE_TIME;
            longest = Math.max(longest, at - last);
            last = at;
        }
        return Duration.ofMillis(Math.max(longest, endedAt - last));
    }

    private static long now() {
        return System.currentTimeMillis() - DISCORD_EPOCH;
    }

    // The second answer after that moment, since the first may be to what was asked before it.
    private static boolean isAnswered(Person person, @Nullable Long question) {
        return person.place().messagesOfBot().stream()
                        .filter(answer -> question == null || answer.message().id() > question)
                        .count()
                > 1;
    }

    /** Ends, and fails unless each question was answered, and none twice. */
    int allAnsweredOnce() throws InterruptedException {
        end();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(answered()).isEqualTo(asked.get()));
        assertThat(sent()).isEqualTo(asked.get());
        return asked.get();
    }

    void end() throws InterruptedException {
        over = true;
        thread.join();
        if (endedAt == Long.MAX_VALUE) {
            endedAt = now();
        }
    }

    @Override
    public void close() throws InterruptedException {
        end();
    }
}
