package io.jikimi.times;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

class RecurrenceTests {

    private static final Duration LONG = Duration.ofDays(400);

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2027-03-13T12:00, 2027-03-14T03:30",
        "Europe/Berlin, 2027-03-27T12:00, 2027-03-28T03:30",
    })
    void runsAtHalfPastThreeOnceWhereTheClockSkipsHalfPastTwo(
            String zone, String before, String skipped) {
        for (var daily : daily("02:30", zone)) {
            var runs = daily.upcoming(at(before, zone), 2);

            assertThat(runs.getFirst()).isEqualTo(at(skipped, zone));
            assertThat(shown(runs.get(1), zone).toLocalTime()).isEqualTo(LocalTime.of(2, 30));
        }
    }

    // There the clock is put forward by half an hour only.
    @Test
    void runsAsLongAfterWhereTheClockSkipsAQuarterPastTwo() {
        var zone = "Australia/Lord_Howe";
        for (var daily : daily("02:15", zone)) {
            assertThat(daily.upcoming(at("2026-10-03T12:00", zone), 1))
                    .containsExactly(at("2026-10-04T02:45", zone));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2026-10-31T12:00, 01:30",
        "Europe/Berlin, 2026-10-24T12:00, 02:30",
        "Australia/Lord_Howe, 2027-04-03T12:00, 01:45",
    })
    void runsOnceWhereTheClockShowsTheTimeTwice(String zone, String before, String time) {
        for (var daily : daily(time, zone)) {
            var runs = daily.upcoming(at(before, zone), 2);

            assertThat(runs)
                    .extracting(run -> shown(run, zone).toLocalTime())
                    .containsOnly(LocalTime.parse(time));
            assertThat(shown(runs.getFirst(), zone).toLocalDate().plusDays(1))
                    .isEqualTo(shown(runs.get(1), zone).toLocalDate());
        }
    }

    @ParameterizedTest
    @CsvSource({"America/New_York", "Europe/Berlin", "Australia/Lord_Howe"})
    void runsOnceEachOfFourHundredDaysWhateverIsDoneToClocks(String zone) {
        for (var time : List.of("00:00", "01:30", "01:45", "02:00", "02:15", "02:30", "09:00")) {
            for (var daily : daily(time, zone)) {
                var runs = all(daily, at("2026-11-01T12:00", zone));

                assertThat(runs).hasSize(400).isSorted().doesNotHaveDuplicates();
                assertThat(runs.stream().map(run -> shown(run, zone).toLocalDate()))
                        .doesNotHaveDuplicates();
                assertThat(runs.stream().filter(run -> !shows(run, zone, time)).count())
                        .isLessThanOrEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"America/New_York", "Europe/Berlin", "Australia/Lord_Howe"})
    void runsEveryHourOfFourHundredDaysWithoutAHole(String zone) {
        var start = at("2026-11-01T12:00", zone);
        var hourly = new Recurrence(CronRhythm.of("0 * * * *"), ZoneId.of(zone), null, 0);
        var counted =
                new Recurrence(
                        new Rhythm.Every(1, Unit.HOURS, LocalDateTime.parse("2026-11-01T12:00")),
                        ZoneId.of(zone),
                        null,
                        0);

        assertThat(all(counted, start)).hasSize(9600);
        // By the clock on Lord Howe, an hour is once half an hour longer, and once shorter.
        var byTheClock = all(hourly, start);
        assertThat(byTheClock).isSorted().doesNotHaveDuplicates();
        assertThat(byTheClock.size()).isBetween(9598, 9601);
    }

    @Test
    void keepsEachTimeOfADayOnWhichTheClockIsPutForward() {
        var zone = "Europe/Berlin";
        var often = new Recurrence(CronRhythm.of("0,30 1-4 * * *"), ZoneId.of(zone), null, 0);

        assertThat(often.upcoming(at("2027-03-28T00:00", zone), 6))
                .extracting(run -> shown(run, zone).toLocalTime().toString())
                .containsExactly("01:00", "01:30", "03:00", "03:30", "04:00", "04:30");
    }

    @Test
    void comesBackToTheThirtyFirstAfterAShorterMonth() {
        var monthly =
                new Recurrence(
                        new Rhythm.Every(1, Unit.MONTHS, LocalDateTime.parse("2027-01-31T09:00")),
                        ZoneId.of("UTC"),
                        null,
                        0);

        assertThat(monthly.upcoming(Instant.parse("2027-01-01T00:00:00Z"), 4))
                .extracting(run -> run.toString().substring(0, 10))
                .containsExactly("2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30");
    }

    @Test
    void seesThatRunsAreTooClose() {
        var start = Instant.parse("2027-01-01T00:00:00Z");
        var twins = new Recurrence(CronRhythm.of("0,2 9 * * *"), ZoneId.of("UTC"), null, 0);

        assertThat(twins.isCloserThan(Duration.ofMinutes(5), start)).isTrue();
        assertThat(twins.isCloserThan(Duration.ofMinutes(2), start)).isFalse();
    }

    private static List<Recurrence> daily(String time, String zone) {
        var clock = LocalTime.parse(time);
        var cron = clock.getMinute() + " " + clock.getHour() + " * * *";
        var from = LocalDateTime.parse("2026-01-01T" + time);
        var days = java.util.EnumSet.allOf(java.time.DayOfWeek.class);
        return List.of(
                new Recurrence(CronRhythm.of(cron), ZoneId.of(zone), null, 0),
                new Recurrence(new Rhythm.Every(1, Unit.DAYS, from), ZoneId.of(zone), null, 0),
                new Recurrence(new Rhythm.OnDays(days, clock), ZoneId.of(zone), null, 0));
    }

    private static List<Instant> all(Recurrence recurrence, Instant start) {
        var end = start.plus(LONG);
        var runs = new ArrayList<Instant>();
        var next = recurrence.next(start);
        while (next.isPresent() && !next.get().isAfter(end)) {
            runs.add(next.get());
            next = recurrence.next(next.get());
        }
        return runs;
    }

    private static boolean shows(Instant run, String zone, String time) {
        return shown(run, zone).toLocalTime().equals(LocalTime.parse(time));
    }

    private static LocalDateTime shown(Instant moment, String zone) {
        return LocalDateTime.ofInstant(moment, ZoneId.of(zone));
    }

    private static Instant at(String shown, String zone) {
        return LocalDateTime.parse(shown).atZone(ZoneId.of(zone)).toInstant();
    }
}
