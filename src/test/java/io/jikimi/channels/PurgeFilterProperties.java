package io.jikimi.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jikimi.discord.ChannelMessages.Found;
import io.jikimi.messages.Refusal;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** A purge takes what all of its conditions are true of, and never more than that. */
class PurgeFilterProperties {

    private static final long ANN = 1;
    private static final String LONGEST_MESSAGE = "a".repeat(4_000);

    @Property(tries = 300)
    void takesWhatNothingIsSaidAgainst(@ForAll("messages") Found message) {
        assertThat(new Draft().filter().takes(message))
                .isEqualTo(message.deletable() && !message.pinned());
    }

    @Property(tries = 300)
    void takesNothingThatAnyConditionIsAgainst(
            @ForAll("messages") Found message, @ForAll("filters") Draft draft) {
        var alone =
                List.of(
                        new Draft().pinned(draft.pinned).of(draft.userId),
                        new Draft().pinned(draft.pinned).bots(draft.bots),
                        new Draft().pinned(draft.pinned).containing(draft.contains),
                        new Draft().pinned(draft.pinned).like(draft.regex),
                        new Draft().pinned(draft.pinned).links(draft.links),
                        new Draft().pinned(draft.pinned).files(draft.files));

        assertThat(draft.filter().takes(message))
                .isEqualTo(alone.stream().allMatch(one -> one.filter().takes(message)));
    }

    @Property(tries = 300)
    void eachConditionMeansWhatItSays(
            @ForAll("messages") Found message, @ForAll("filters") Draft draft) {
        if (draft.filter().takes(message)) {
            assertThat(message.deletable()).isTrue();
            assertThat(message.pinned() && !draft.pinned).isFalse();
            assertThat(draft.userId == null || draft.userId == message.authorId()).isTrue();
            assertThat(!draft.bots || message.bot()).isTrue();
            assertThat(!draft.files || !message.files().isEmpty()).isTrue();
            assertThat(!draft.links || message.text().toLowerCase().contains("http")).isTrue();
        }
    }

    @Property(tries = 300)
    void findsWordsInSmallAndCapitalLetters(
            @ForAll("texts") String before,
            @ForAll("words") String word,
            @ForAll("texts") String after) {
        var message = message(before + word + after);

        assertThat(new Draft().containing(word).filter().takes(message)).isTrue();
        assertThat(new Draft().containing(word.toUpperCase()).filter().takes(message)).isTrue();
        assertThat(new Draft().containing(word.toLowerCase()).filter().takes(message)).isTrue();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void everyPatternIsUnderstoodOrRefused(@ForAll("patterns") String pattern) {
        try {
            new Draft().like(pattern).filter().takes(message("hello, world"));
        } catch (Refusal no) {
            assertThat(no.reason().key()).startsWith("channels.regex-");
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void noPatternTakesLong(@ForAll("patterns") String pattern) {
        try {
            var filter = new Draft().like(pattern).filter();
            var began = System.nanoTime();
            filter.takes(message(LONGEST_MESSAGE));
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(2));
        } catch (Refusal no) {
            assertThat(no.reason().key()).startsWith("channels.regex-");
        }
    }

    @Example
    void patternsThatKillOtherEnginesAreQuick() {
        var began = System.nanoTime();

        for (var pattern :
                List.of("(a+)+$", "(a|aa)+$", "(a|a?)+b", "(.*a){20}b", "^(([a-z])+.)+[A-Z]")) {
            new Draft().like(pattern).filter().takes(message(LONGEST_MESSAGE + "!"));
        }

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Example
    void patternsThatFillTheMemoryAreRefused() {
        for (var pattern :
                List.of(
                        "(a{1000}){1000}",
                        "((a{100}){100}){100}",
                        "[a-z]{1000}".repeat(20),
                        "(.{999}|b){3}")) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> SafeRegex.of(pattern))
                    .satisfies(no -> assertThat(no.reason().key()).startsWith("channels.regex-"));
        }
    }

    @Example
    void knowsALinkFromAWord() {
        var links = new Draft().links(true).filter();

        assertThat(links.takes(message("see https://example.org/x"))).isTrue();
        assertThat(links.takes(message("HTTP://EXAMPLE.ORG"))).isTrue();
        assertThat(links.takes(message("<https://example.org>"))).isTrue();
        assertThat(links.takes(message("https:// is how a link begins"))).isFalse();
        assertThat(links.takes(message("example.org"))).isFalse();
        assertThat(links.takes(message("xhttps://example.org"))).isFalse();
    }

    private static Found message(String text) {
        return new Found(1, ANN, "ann", false, text, List.of(), false, true);
    }

    /** A filter, one condition after the other. */
    static final class Draft {

        private @Nullable Long userId;
        private boolean bots;
        private @Nullable String contains;
        private @Nullable String regex;
        private boolean links;
        private boolean files;
        private boolean pinned;

        Draft of(@Nullable Long userId) {
            this.userId = userId;
            return this;
        }

        Draft bots(boolean bots) {
            this.bots = bots;
            return this;
        }

        Draft containing(@Nullable String words) {
            contains = words;
            return this;
        }

        Draft like(@Nullable String regex) {
            this.regex = regex;
            return this;
        }

        Draft links(boolean links) {
            this.links = links;
            return this;
        }

        Draft files(boolean files) {
            this.files = files;
            return this;
        }

        Draft pinned(boolean pinned) {
            this.pinned = pinned;
            return this;
        }

        PurgeFilter filter() {
            return new PurgeFilter(
                    userId,
                    bots,
                    contains,
                    regex == null ? null : SafeRegex.of(regex),
                    links,
                    files,
                    pinned);
        }

        @Override
        public String toString() {
            return "%s %s %s %s %s %s %s"
                    .formatted(userId, bots, contains, regex, links, files, pinned);
        }
    }

    @Provide
    Arbitrary<Found> messages() {
        var yesNo = Arbitraries.of(true, false);
        var files = Arbitraries.of("https://cdn/a.png", "https://cdn/b.txt").list().ofMaxSize(2);
        return Combinators.combine(
                        Arbitraries.longs().between(1, 3), yesNo, texts(), files, yesNo, yesNo)
                .as(
                        (author, bot, text, attached, pinned, deletable) ->
                                new Found(
                                        7, author, "ann", bot, text, attached, pinned, deletable));
    }

    @Provide
    Arbitrary<Draft> filters() {
        var yesNo = Arbitraries.of(true, false);
        return Combinators.combine(
                        Arbitraries.longs().between(1, 3).injectNull(0.5),
                        yesNo,
                        words().injectNull(0.5),
                        Arbitraries.of("a+", "^x", "[가-힣]", "http").injectNull(0.5),
                        yesNo,
                        yesNo,
                        yesNo)
                .as(
                        (user, bots, words, regex, links, files, pinned) ->
                                new Draft()
                                        .of(user)
                                        .bots(bots)
                                        .containing(words)
                                        .like(regex)
                                        .links(links)
                                        .files(files)
                                        .pinned(pinned));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of("a", "Spam", "free nitro", "지킴이", "http", "É", "x.", "\\", "{0}");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                        words(),
                        Arbitraries.of(
                                " ", "\n", "https://example.org/x", "<@1>", "ß", "İ", "\u0000"),
                        Arbitraries.strings().ofMaxLength(5))
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(
                        "a", "b", ".", "(", ")", "[", "]", "^", "$", "|", "*", "+", "?", "{2}",
                        "{1000}", "{2,}", "{1,500}", "\\", "\\d", "\\1", "(?i)", "(?=", "(?:", "가",
                        "\\pL", "[^a]", "-", "\ud83d", "(?P<x>")
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(parts -> String.join("", parts))
                .map(text -> text.substring(0, Math.min(text.length(), SafeRegex.LONGEST)));
    }
}
