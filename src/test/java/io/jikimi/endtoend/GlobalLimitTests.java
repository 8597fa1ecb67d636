package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.cluster.InstanceRegistry;
import io.jikimi.discord.ShardReport;
import io.jikimi.discord.ShardState;
import io.jikimi.discord.Shards;
import io.jikimi.playground.Community;
import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;
import io.jikimi.playground.rest.Requests.Request;
import io.jikimi.testing.TestDatabase;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All requests together go at the pace that Discord grants the bot, however many instances. */
class GlobalLimitTests {

    private static final Duration LONG = Duration.ofSeconds(60);

    /** Less than a second, for a playground that notes a request late when the machine is busy. */
    private static final Duration ABOUT_A_SECOND = Duration.ofMillis(700);

    @Test
    void aBurstGoesAtItsPaceAndInteractionsPassIt() {
        try (var playground = Playground.start();
                var bot = Jikimi.start(playground, "bot.requests-per-second=5")) {
            playground.waitsUntilConnected();
            var guilds = found(playground, 10);
            guilds.getFirst().owner().runs("/ping").answer();
            await().until(() -> callbacks(playground).size() == 1);
            playground.requests().forget();

            for (var round = 0; round < 3; round++) {
                guilds.forEach(guild -> guild.owner().says("!ping"));
            }
            await().atMost(LONG).until(() -> !messages(playground).isEmpty());
            for (var each = 0; each < 5; each++) {
                guilds.get(each).owner().runs("/ping").answer();
            }

            assertThat(messages(playground)).hasSizeLessThan(30);
            await().atMost(LONG).until(() -> messages(playground).size() == 30);
            var sent = messages(playground);
            goesAtMost(5, sent);
            assertThat(between(sent.getFirst(), sent.getLast()))
                    .isBetween(Duration.ofMillis(4_800), Duration.ofSeconds(20));
            assertThat(callbacks(playground))
                    .hasSize(5)
                    .allMatch(answer -> answer.cameAt() < sent.getLast().cameAt());
            assertThat(Scrape.of(bot).value("jikimi_rest_global_wait_seconds_sum"))
                    .isGreaterThan(10);
        }
    }

    @Test
    void eachOfTwoInstancesTakesHalf() {
        var database = TestDatabase.freshDatabase();
        var limit = "bot.requests-per-second=10";
        try (var playground = Playground.start(PlaygroundSettings.forTests().withShards(4, 4));
                var one = Jikimi.sharing(playground, database, limit);
                var two = Jikimi.sharing(playground, database, limit)) {
            await().atMost(LONG).until(() -> shards(one).size() == 2 && shards(two).size() == 2);
            assertThat(one.bean(InstanceRegistry.class).living()).isEqualTo(2);
            assertThat(two.bean(InstanceRegistry.class).living()).isEqualTo(2);
            var guilds = found(playground, 24);
            guilds.forEach(guild -> guild.owner().says("!ping"));
            await().atMost(LONG).until(() -> messages(playground).size() == 24);
            playground.requests().forget();

            for (var round = 0; round < 2; round++) {
                guilds.forEach(guild -> guild.owner().says("!ping"));
            }
            await().atMost(LONG).until(() -> messages(playground).size() == 48);

            for (var instance : List.of(one, two)) {
                var channels = channels(guilds, shards(instance));
                var sent =
                        messages(playground).stream()
                                .filter(request -> channels.contains(request.path()))
                                .toList();
                assertThat(sent).hasSizeGreaterThan(5);
                goesAtMost(5, sent);
            }
        }
    }

    private static void goesAtMost(int perSecond, List<Request> sent) {
        for (var each = perSecond; each < sent.size(); each++) {
            assertThat(between(sent.get(each - perSecond), sent.get(each)))
                    .isGreaterThan(ABOUT_A_SECOND);
        }
    }

    private static Duration between(Request one, Request other) {
        return Duration.ofNanos(other.cameAt() - one.cameAt());
    }

    private static List<Community> found(Playground playground, int guilds) {
        return IntStream.range(0, guilds)
                .mapToObj(each -> playground.found("Burst " + each, Locale.US))
                .toList();
    }

    private static List<Request> messages(Playground playground) {
        return byTime(playground.requests().of("POST", "/channels/{channel}/messages"));
    }

    private static List<Request> callbacks(Playground playground) {
        return playground.requests().all().stream()
                .filter(request -> request.route().endsWith("/callback"))
                .toList();
    }

    private static List<Request> byTime(List<Request> requests) {
        var sorted = new ArrayList<>(requests);
        sorted.sort((one, other) -> Long.signum(one.cameAt() - other.cameAt()));
        return sorted;
    }

    private static Set<Integer> shards(Jikimi instance) {
        return instance.bean(Shards.class).reports().stream()
                .filter(shard -> shard.state() == ShardState.CONNECTED)
                .map(ShardReport::id)
                .collect(Collectors.toSet());
    }

    private static Set<String> channels(List<Community> guilds, Set<Integer> shards) {
        return guilds.stream()
                .map(guild -> guild.general().channel())
                .filter(channel -> shards.contains((int) ((channel.guildId() >> 22) % 4)))
                .map(channel -> "/channels/" + channel.id() + "/messages")
                .collect(Collectors.toSet());
    }
}
