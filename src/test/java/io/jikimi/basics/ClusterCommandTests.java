package io.jikimi.basics;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.cluster.ClusterReport;
import io.jikimi.cluster.ClusterReport.OneInstance;
import io.jikimi.cluster.ClusterReport.OneShard;
import io.jikimi.cluster.Generation;
import io.jikimi.commands.Reply;
import io.jikimi.discord.IdentifiesLeft;
import io.jikimi.messages.Words;
import io.jikimi.testing.Leaf;

import net.dv8tion.jda.api.entities.MessageEmbed;

import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

class ClusterCommandTests {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final IdentifiesLeft DAY = new IdentifiesLeft(997, 1000, NOW);

    private final Words words = words();

    @Test
    void saysOfEachInstanceWhatItHolds() {
        var report =
                new ClusterReport(
                        true,
                        "bbbbbbbb-2",
                        List.of(new Generation(1, 6, Generation.State.ACTIVE)),
                        List.of(
                                new OneInstance(
                                        "aaaaaaaa-1", "v1", NOW, 61_000L, false, false, null, 0, 0),
                                instance("bbbbbbbb-2", false),
                                instance("cccccccc-3", true)),
                        List.of(
                                held(0, "bbbbbbbb-2", 3),
                                held(1, "bbbbbbbb-2", 1),
                                held(2, "bbbbbbbb-2", 1),
                                new OneShard(1, 3, null, true, 4, null, null, null),
                                held(4, "bbbbbbbb-2", 1),
                                new OneShard(1, 5, "cccccccc-3", false, 7, NOW, NOW, "bbbbbbbb-2")),
                        List.of());

        assertThat(body(ClusterCommand.page(report, DAY, false, null)))
                .isEqualTo(
                        """
                        **bbbbbbbb** (this one) · v2 · started <t:1800000000:R> · heard 0 s ago
                        Shards 0-2, 4, the last of them since <t:1800000000:R>
                        **cccccccc** · v2 · started <t:1800000000:R> · heard 0 s ago, gives its shards away
                        Shards 5, the last of them since <t:1800000000:R>
                        **aaaaaaaa** · v1 · started <t:1800000000:R> · silent for 61 s
                        No shards""");
        assertThat(body(ClusterCommand.page(report, DAY, true, null)))
                .contains("`0` · **bbbbbbbb** (this one) · epoch 3 · since <t:1800000000:R>")
                .contains("`3` · nobody · epoch 4\n")
                .endsWith("since <t:1800000000:R> · goes to **bbbbbbbb**");
        assertThat(all(ClusterCommand.page(report, DAY, false, null), Locale.ENGLISH))
                .contains("6 shards", "one shard", "997 of 1000, anew <t:1800000000:R>");
    }

    @Test
    void hasRoomForAHundredInstancesInAnyLanguage() {
        var report = crowd();

        for (var ofShards : List.of(true, false)) {
            var pages = Leaf.through(page -> ClusterCommand.page(report, DAY, ofShards, page));
            assertThat(pages).hasSize(ofShards ? 80 : 13);
            for (var page : pages) {
                assertThat(page.controls()).hasSizeBetween(2, 3);
                for (var language : Words.LANGUAGES) {
                    assertThat(all(page, language))
                            .hasSizeLessThan(MessageEmbed.DESCRIPTION_MAX_LENGTH)
                            .doesNotContain("{");
                }
            }
        }
    }

    @Test
    void saysSoWhereTheDatabaseIsAway() {
        var report = new ClusterReport(false, "me", List.of(), List.of(), List.of(), List.of());

        assertThat(all(ClusterCommand.page(report, null, false, null), Locale.ENGLISH))
                .contains("does not answer", "Discord does not say");
    }

    // Each holds every hundredth, which is as long as it can be said.
    private static ClusterReport crowd() {
        var names = IntStream.range(0, 100).mapToObj("%08d-0000-0000-0000-000000000000"::formatted);
        var all = names.toList();
        return new ClusterReport(
                true,
                all.getLast(),
                List.of(
                        new Generation(1, 1600, Generation.State.ACTIVE),
                        new Generation(2, 16_000, Generation.State.PREPARING)),
                all.stream().map(id -> instance(id, true)).toList(),
                IntStream.range(0, 1600)
                        .mapToObj(
                                id ->
                                        new OneShard(
                                                1,
                                                id,
                                                all.get(id % 100),
                                                false,
                                                1_000_000,
                                                NOW,
                                                NOW,
                                                all.getFirst()))
                        .toList(),
                List.of());
    }

    private static OneInstance instance(String id, boolean leaving) {
        return new OneInstance(id, "v2", NOW, 900L, true, leaving, null, 1, 1);
    }

    private static OneShard held(int id, String owner, long epoch) {
        return new OneShard(1, id, owner, false, epoch, NOW, NOW, null);
    }

    private String body(Reply.Message page) {
        var card = Objects.requireNonNull(page.card());
        return words.in(Locale.ENGLISH, Objects.requireNonNull(card.body()));
    }

    private String all(Reply.Message page, Locale language) {
        var card = Objects.requireNonNull(page.card());
        var written = new StringBuilder(words.in(language, Objects.requireNonNull(card.body())));
        card.lines().forEach(line -> written.append('\n').append(words.in(language, line.value())));
        return written.toString();
    }

    private static Words words() {
        var bundles = new ResourceBundleMessageSource();
        bundles.setBasename("messages/basics");
        bundles.setDefaultEncoding("UTF-8");
        bundles.setFallbackToSystemLocale(false);
        bundles.setAlwaysUseMessageFormat(true);
        return new Words(bundles);
    }
}
