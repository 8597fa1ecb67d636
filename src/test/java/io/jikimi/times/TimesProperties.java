package io.jikimi.times;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.messages.Refusal;
import io.jikimi.messages.Words;
import io.jikimi.testing.SettableClock;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.springframework.context.support.ResourceBundleMessageSource;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What Jikimi writes of times is understood as it was meant, and nothing breaks the readers. */
class TimesProperties {

    private static final Instant NOW = Instant.parse("2026-11-25T10:15:00Z");
    private static final String PIECES =
            "every|each|tomorrow|next|friday|in|at|9|15|30|:|am|pm|noon|hours|h|m|until|from|and|times"
                    + "|내일|매주|월요일|오전|시|분|시간|뒤|마다|까지|부터|일|월|년|반|에|<t:|>|-|/|*|,|🙂| ";

    private final SettableClock clock = new SettableClock(NOW);
    private final Times times = new Times(clock);
    private final Words words = words();

    @Property(tries = 500)
    void aMomentIsReadAsItIsWritten(
            @ForAll("moments") LocalDateTime moment, @ForAll("zones") ZoneId zone) {
        var meant = moment.atZone(zone).toInstant();

        for (var form :
                new String[] {"yyyy-MM-dd HH:mm", "yyyy년 M월 d일 H시 m분", "MMMM d yyyy h:mm a"}) {
            var written = moment.format(DateTimeFormatter.ofPattern(form, Locale.ENGLISH));
            assertThat(times.moment(written, zone)).as(written).isEqualTo(meant);
        }
        assertThat(times.moment(Times.exactly(meant), zone)).isEqualTo(meant);
    }

    @Property(tries = 500)
    void aSpanIsReadAsItIsWritten(
            @ForAll("spans") Duration span, @ForAll("languages") Locale language) {
        var written = words.in(language, TimeWords.of(span));

        assertThat(times.duration(written, ZoneId.of("UTC"))).as(written).isEqualTo(span);
    }

    @Property(tries = 1000)
    void aRepetitionIsReadAsItIsWritten(
            @ForAll("recurrences") Recurrence recurrence, @ForAll("languages") Locale language) {
        var written = words.in(language, TimeWords.of(recurrence));

        var read = times.when(written, recurrence.zone());

        assertThat(read.upcoming(6))
                .as(written)
                .isEqualTo(new When(first(recurrence), recurrence).upcoming(6));
    }

    private static Instant first(Recurrence recurrence) {
        return recurrence.next(NOW).orElseThrow();
    }

    @Property(tries = 1000)
    void aRepetitionIsKept(@ForAll("recurrences") Recurrence recurrence) {
        assertThat(Recurrence.read(recurrence.written())).isEqualTo(recurrence);
    }

    @Property(tries = 500)
    void whatComesNextComesLaterAndLeavesNothingOut(
            @ForAll("recurrences") Recurrence recurrence, @ForAll("spans") Duration between) {
        var all = recurrence.upcoming(NOW, 10);
        var start = NOW.plus(between);

        assertThat(all).isSorted().doesNotHaveDuplicates().allMatch(run -> run.isAfter(NOW));
        all.stream()
                .filter(run -> run.isAfter(start))
                .findFirst()
                .ifPresent(run -> assertThat(recurrence.next(start)).contains(run));
    }

    @Property(tries = 3000)
    void anythingIsReadOrRefused(@ForAll("texts") String text) {
        for (var zone : new String[] {"UTC", "Europe/Berlin"}) {
            try {
                var when = times.when(text, ZoneId.of(zone));
                assertThat(when.first()).isAfter(NOW);
                assertThat(when.upcoming(3)).isSorted();
            } catch (Refusal no) {
                assertThat(no.reason().key()).startsWith("times.");
            }
        }
        assertThat(times.beginning(text, ZoneId.of("UTC"))).isNotNull();
    }

    @Provide
    Arbitrary<LocalDateTime> moments() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3000),
                        Arbitraries.integers().between(0, 24 * 60 - 1))
                .as(
                        (days, minutes) ->
                                LocalDate.of(2026, 11, 26)
                                        .plusDays(days)
                                        .atTime(LocalTime.ofSecondOfDay(minutes * 60L)));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "UTC",
                        "Asia/Seoul",
                        "Europe/Berlin",
                        "America/New_York",
                        "Australia/Lord_Howe",
                        "America/Sao_Paulo")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<Duration> spans() {
        var seconds = Arbitraries.longs().between(1, 59).map(Duration::ofSeconds);
        var minutes = Arbitraries.longs().between(60, 3599).map(Duration::ofSeconds);
        var hours = Arbitraries.longs().between(60, 1439).map(Duration::ofMinutes);
        var days = Arbitraries.longs().between(24, 24 * 900).map(Duration::ofHours);
        return Arbitraries.oneOf(seconds, minutes, hours, days);
    }

    @Provide
    Arbitrary<Locale> languages() {
        return Arbitraries.of(Words.LANGUAGES);
    }

    @Provide
    Arbitrary<Recurrence> recurrences() {
        var ends = Arbitraries.of(Boolean.TRUE, Boolean.FALSE);
        return Combinators.combine(rhythms(), zones(), ends, Arbitraries.of(0, 0, 1, 3, 1000))
                .as(
                        (rhythm, zone, end, times) ->
                                new Recurrence(
                                        rhythm,
                                        zone,
                                        end ? Instant.parse("2999-01-01T00:00:00Z") : null,
                                        times));
    }

    private Arbitrary<Rhythm> rhythms() {
        var units = Arbitraries.of(Unit.values()).filter(unit -> unit != Unit.SECONDS);
        var counts =
                Arbitraries.oneOf(Arbitraries.just(1), Arbitraries.integers().between(2, 1500));
        Arbitrary<Rhythm> every =
                Combinators.combine(counts, units, starts())
                        .as(
                                (count, unit, from) ->
                                        new Rhythm.Every(usual(count, unit), unit, from));
        Arbitrary<Rhythm> onDays =
                Combinators.combine(
                                Arbitraries.of(DayOfWeek.values()).set().ofMinSize(1), moments())
                        .as((days, time) -> new Rhythm.OnDays(days, time.toLocalTime()));
        Arbitrary<Rhythm> cron =
                Arbitraries.of("0 9 * * MON-FRI", "*/15 * * * *", "30 2 1,15 * *")
                        .map(CronRhythm::of);
        return Arbitraries.oneOf(every, onDays, cron);
    }

    // Nobody waits for the year 3000.
    private static int usual(int count, Unit unit) {
        return unit == Unit.YEARS ? count % 10 + 1 : unit == Unit.MONTHS ? count % 60 + 1 : count;
    }

    private Arbitrary<LocalDateTime> starts() {
        return moments();
    }

    @Provide
    Arbitrary<String> texts() {
        var pieces = Arbitraries.of(PIECES.split("\\|")).list().ofMaxSize(8);
        return Arbitraries.oneOf(
                pieces.map(some -> String.join(" ", some)),
                pieces.map(some -> String.join("", some)),
                Arbitraries.strings().ofMaxLength(30));
    }

    private static Words words() {
        var bundles = new ResourceBundleMessageSource();
        bundles.setBasenames("messages.times");
        bundles.setDefaultEncoding("UTF-8");
        bundles.setFallbackToSystemLocale(false);
        bundles.setAlwaysUseMessageFormat(true);
        return new Words(bundles);
    }
}
