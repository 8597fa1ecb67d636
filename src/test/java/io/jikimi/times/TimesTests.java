package io.jikimi.times;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jikimi.messages.Refusal;
import io.jikimi.testing.SettableClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** It is a Wednesday, 10:15 in Seoul. */
class TimesTests {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final SettableClock clock = new SettableClock(at("2026-11-25T10:15:00"));
    private final Times times = new Times(clock);

    @ParameterizedTest
    @CsvSource({
        "1h30m, 2026-11-25T11:45:00",
        "2d, 2026-11-27T10:15:00",
        "90s, 2026-11-25T10:16:30",
        "in 2 hours, 2026-11-25T12:15:00",
        "In an hour and a half hour, 2026-11-25T11:45:00",
        "in an hour and a half, 2026-11-25T11:45:00",
        "half an hour, 2026-11-25T10:45:00",
        "1.5h, 2026-11-25T11:45:00",
        "three weeks from now, 2026-12-16T10:15:00",
        "2 months later, 2027-01-25T10:15:00",
        "1w 2d 3h, 2026-12-04T13:15:00",
        "in 3 days at 9:00, 2026-11-28T09:00:00",
        "tomorrow 9:00, 2026-11-26T09:00:00",
        "tomorrow, 2026-11-26T09:00:00",
        "tomorrow at 9, 2026-11-26T09:00:00",
        "tomorrow morning, 2026-11-26T09:00:00",
        "day after tomorrow 8pm, 2026-11-27T20:00:00",
        "tonight, 2026-11-25T20:00:00",
        "tonight at 9, 2026-11-25T21:00:00",
        "today at midnight, 2026-11-26T00:00:00",
        "noon, 2026-11-25T12:00:00",
        "9:00, 2026-11-26T09:00:00",
        "at 11, 2026-11-25T11:00:00",
        "12:30 am, 2026-11-26T00:30:00",
        "5 p.m., 2026-11-25T17:00:00",
        "friday, 2026-11-27T09:00:00",
        "wednesday 9am, 2026-12-02T09:00:00",
        "wednesday 11am, 2026-11-25T11:00:00",
        "next friday at noon, 2026-12-04T12:00:00",
        "on fri at 18:30, 2026-11-27T18:30:00",
        "18:30 on friday, 2026-11-27T18:30:00",
        "2027-03-01 14:00, 2027-03-01T14:00:00",
        "2027-03-01T14:00, 2027-03-01T14:00:00",
        "2027/3/1, 2027-03-01T09:00:00",
        "2027-03-01T05:00:00Z, 2027-03-01T14:00:00",
        "2027-03-01T05:00+00:00, 2027-03-01T14:00:00",
        "<t:1803877200:F>, 2027-03-01T14:00:00",
        "<t:1803877200>, 2027-03-01T14:00:00",
        "march 1 at 14:00, 2027-03-01T14:00:00",
        "1st of March 2028 14:00, 2028-03-01T14:00:00",
        "Dec 24 6pm, 2026-12-24T18:00:00",
        "the 31st, 2026-12-31T09:00:00",
        "next week, 2026-12-02T09:00:00",
        "next month at 8:00, 2026-12-25T08:00:00",
        "29 feb 9:00, 2028-02-29T09:00:00",
    })
    void readsAMomentInEnglish(String written, String meant) {
        assertThat(shown(times.moment(written, SEOUL))).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "내일 오전 9시, 2026-11-26T09:00:00",
        "내일오전9시, 2026-11-26T09:00:00",
        "모레 15시 30분, 2026-11-27T15:30:00",
        "내일모레 정오에, 2026-11-27T12:00:00",
        "글피, 2026-11-28T09:00:00",
        "2시간 뒤, 2026-11-25T12:15:00",
        "2시간뒤에, 2026-11-25T12:15:00",
        "1시간 반 후, 2026-11-25T11:45:00",
        "반시간 뒤, 2026-11-25T10:45:00",
        "두 시간 삼십분 뒤, ''",
        "두 시간 30분 있다가, 2026-11-25T12:45:00",
        "30분, 2026-11-25T10:45:00",
        "3일 뒤, 2026-11-28T10:15:00",
        "3일 뒤 오후 2시, 2026-11-28T14:00:00",
        "사흘 뒤, 2026-11-28T10:15:00",
        "일주일 후, 2026-12-02T10:15:00",
        "한 달 뒤, 2026-12-25T10:15:00",
        "다음 주 금요일 정오, 2026-12-04T12:00:00",
        "다다음주 월요일 9시, 2026-12-07T09:00:00",
        "이번주 금요일 저녁 7시, 2026-11-27T19:00:00",
        "금요일 오후 3시 반, 2026-11-27T15:30:00",
        "오늘 밤 11시, 2026-11-25T23:00:00",
        "오늘 밤 12시, 2026-11-26T00:00:00",
        "자정, 2026-11-26T00:00:00",
        "새벽 2시, 2026-11-26T02:00:00",
        "낮 12시, 2026-11-25T12:00:00",
        "오후 3:20, 2026-11-25T15:20:00",
        "3월 1일 14시, 2027-03-01T14:00:00",
        "2027년 3월 1일 오후 2시, 2027-03-01T14:00:00",
        "15일 9시, 2026-12-15T09:00:00",
        "다음 달, 2026-12-25T09:00:00",
        "１２시, 2026-11-25T12:00:00",
    })
    void readsAMomentInKorean(String written, String meant) {
        if (meant.isEmpty()) {
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> times.moment(written, SEOUL));
        } else {
            assertThat(shown(times.moment(written, SEOUL))).isEqualTo(meant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "soon",
                "tomorow 9:00",
                "25:00",
                "9:75",
                "tomorrow in 2 hours",
                "2027-02-30",
                "2 hours at 9:00",
                "0m",
                "in 9 9",
                "feb 30",
                "내일쯤",
                "32일",
                "water the plants",
                "999999 years and 999999 years and 999999 years",
            })
    void saysThatItDoesNotUnderstandRatherThanGuess(String written) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> times.moment(written, SEOUL))
                .satisfies(no -> assertThat(no.reason().key()).isEqualTo("times.unreadable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-25 10:15", "2020-01-01", "<t:5>", "today at 9:00"})
    void saysThatAMomentHasPassed(String written) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> times.moment(written, SEOUL))
                .satisfies(no -> assertThat(no.reason().key()).isEqualTo("times.past"));
    }

    @Test
    void understandsATimeInTheZoneOfWhoeverWroteIt() {
        var berlin = times.moment("tomorrow 9:00", ZoneId.of("Europe/Berlin"));

        assertThat(berlin).isEqualTo(Instant.parse("2026-11-26T08:00:00Z"));
    }

    @Test
    void takesATimeThatTheClockSkipsAsLongAfter() {
        var berlin = ZoneId.of("Europe/Berlin");

        assertThat(times.moment("2027-03-28 02:30", berlin))
                .isEqualTo(times.moment("2027-03-28 03:30", berlin));
    }

    @ParameterizedTest
    @CsvSource({
        "1h30m, PT1H30M",
        "2d, PT48H",
        "2 weeks, PT336H",
        "90초, PT1M30S",
        "2시간 30분, PT2H30M",
        "10, ''",
        "-5m, ''",
    })
    void readsHowLong(String written, String meant) {
        if (meant.isEmpty()) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> times.duration(written, SEOUL));
        } else {
            assertThat(times.duration(written, SEOUL)).isEqualTo(Duration.parse(meant));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "every monday 9am, 2026-11-30T09:00:00 2026-12-07T09:00:00",
        "every 3 days at 08:00, 2026-11-26T08:00:00 2026-11-29T08:00:00",
        "daily at 18:00, 2026-11-25T18:00:00 2026-11-26T18:00:00",
        "every day, 2026-11-26T10:15:00 2026-11-27T10:15:00",
        "every weekday at 9:00, 2026-11-26T09:00:00 2026-11-27T09:00:00 2026-11-30T09:00:00",
        "mondays and thursdays at noon, 2026-11-26T12:00:00 2026-11-30T12:00:00",
        "every mon and wed 8pm, 2026-11-25T20:00:00 2026-11-30T20:00:00",
        "every 2 weeks on friday at 9:00, 2026-11-27T09:00:00 2026-12-11T09:00:00",
        "every other friday, 2026-11-27T09:00:00 2026-12-11T09:00:00",
        "every month on the 31st at 9:00, 2026-12-31T09:00:00 2027-01-31T09:00:00 2027-02-28T09:00:00 2027-03-31T09:00:00",
        "every 15th, 2026-12-15T09:00:00 2027-01-15T09:00:00",
        "every year on march 1 at 9:00, 2027-03-01T09:00:00 2028-03-01T09:00:00",
        "every 6 hours, 2026-11-25T16:15:00 2026-11-25T22:15:00",
        "every 30 minutes, 2026-11-25T10:45:00 2026-11-25T11:15:00",
        "every morning, 2026-11-26T09:00:00 2026-11-27T09:00:00",
        "every day at 9:00 starting 2026-12-24, 2026-12-24T09:00:00 2026-12-25T09:00:00",
        "30 9 * * MON-FRI, 2026-11-26T09:30:00 2026-11-27T09:30:00 2026-11-30T09:30:00",
        "cron 0 */6 * * *, 2026-11-25T12:00:00 2026-11-25T18:00:00",
        "매주 월요일 9시, 2026-11-30T09:00:00 2026-12-07T09:00:00",
        "매일 오후 3시 반, 2026-11-25T15:30:00 2026-11-26T15:30:00",
        "매주 월·수·금 9시, 2026-11-27T09:00:00 2026-11-30T09:00:00",
        "매주 월수금 9시, 2026-11-27T09:00:00 2026-11-30T09:00:00",
        "월요일마다 9시, 2026-11-30T09:00:00 2026-12-07T09:00:00",
        "평일 오전 9시, 2026-11-26T09:00:00 2026-11-27T09:00:00 2026-11-30T09:00:00",
        "3일마다 8시, 2026-11-26T08:00:00 2026-11-29T08:00:00",
        "2시간마다, 2026-11-25T12:15:00 2026-11-25T14:15:00",
        "이틀마다 아침 7시, 2026-11-26T07:00:00 2026-11-28T07:00:00",
        "격주 금요일 정오, 2026-11-27T12:00:00 2026-12-11T12:00:00",
        "매달 15일 9시, 2026-12-15T09:00:00 2027-01-15T09:00:00",
        "매년 3월 1일 9시, 2027-03-01T09:00:00 2028-03-01T09:00:00",
        "매일 9시 2026-12-24부터, 2026-12-24T09:00:00 2026-12-25T09:00:00",
    })
    void readsARepetition(String written, String meant) {
        var all = meant.split(" ");
        var when = times.when(written, SEOUL);

        assertThat(when.upcoming(all.length).stream().map(TimesTests::shown)).containsExactly(all);
    }

    @Test
    void endsARepetitionAsWasSaid() {
        assertThat(times.when("every day at 9:00 until 2026-11-28", SEOUL).upcoming(9)).hasSize(3);
        assertThat(times.when("every day at 9:00, 5 times", SEOUL).upcoming(9)).hasSize(5);
        assertThat(times.when("매일 9시 11월 28일까지", SEOUL).upcoming(9)).hasSize(3);
        assertThat(times.when("매일 9시 5번", SEOUL).upcoming(9)).hasSize(5);
    }

    @Test
    void repeatsFromAMomentOnThatIsSaidBesideIt() {
        var first = times.when("tomorrow 8:30", SEOUL);

        var when = times.repeat(first, "every 2 days", SEOUL);

        assertThat(when.upcoming(2).stream().map(TimesTests::shown))
                .containsExactly("2026-11-26T08:30:00", "2026-11-28T08:30:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "every",
                "every blue moon",
                "every 0 days",
                "every 2 seconds",
                "every 3 weeks on mon and fri",
                "every day on the 15th",
                "99 9 * * *",
                "0 0 30 2 *",
                "매일 매일",
                "every day until yesterday",
            })
    void doesNotGuessARepetitionEither(String written) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> times.when(written, SEOUL));
    }

    @ParameterizedTest
    @CsvSource({
        "2h water the plants, 2026-11-25T12:15:00, water the plants",
        "in 2 hours water the plants, 2026-11-25T12:15:00, water the plants",
        "tomorrow at 9 5 eggs, 2026-11-26T09:00:00, 5 eggs",
        "every monday 9am stand-up, 2026-11-30T09:00:00, stand-up",
        "내일 오전 9시 회의, 2026-11-26T09:00:00, 회의",
        "내일 낮 11시 점심, 2026-11-26T11:00:00, 점심",
        "내일 점심 12시 반 회의, 2026-11-26T12:30:00, 회의",
        "2h at home water the plants, 2026-11-25T12:15:00, at home water the plants",
    })
    void findsWhereTheTimeEndsInATypedLine(String line, String meant, String rest) {
        var found = times.beginning(line, SEOUL).orElseThrow();

        assertThat(shown(found.when().first())).isEqualTo(meant);
        assertThat(found.rest()).isEqualTo(rest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "today 8:00 stretch",
                "tomorrow at 8 in the evening call mom",
                "내일 24시 제출",
                "whenever water the plants",
            })
    void takesNoPartOfATimeForAnotherTime(String line) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> times.beginning(line, SEOUL));
    }

    private static String shown(Instant moment) {
        return LocalDateTime.ofInstant(moment, SEOUL)
                .format(java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss"));
    }

    private static Instant at(String shown) {
        return LocalDateTime.parse(shown).atZone(SEOUL).toInstant();
    }
}
