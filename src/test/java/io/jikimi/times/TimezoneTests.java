package io.jikimi.times;

import static io.jikimi.testing.Calls.ALICE;
import static io.jikimi.testing.Calls.inDirectMessage;
import static io.jikimi.testing.Calls.inGuild;
import static io.jikimi.testing.Calls.slash;
import static io.jikimi.testing.Calls.with;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jikimi.commands.GuildPreferences;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Refusal;
import io.jikimi.testing.DataTest;
import io.jikimi.testing.SettableClock;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

@DataTest
class TimezoneTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Zones zones;
    private final TimezoneCommand command;

    TimezoneTests(@Autowired PersonZoneRepository rows) {
        zones = new Zones(rows, new Berliners());
        command =
                new TimezoneCommand(
                        zones, new SettableClock(Instant.parse("2026-11-25T10:15:00Z")));
    }

    @Test
    void understandsTimesAsThePersonHasChosenAndElseAsTheGuild() {
        assertThat(zones.of(inGuild())).isEqualTo(BERLIN);
        assertThat(zones.of(inDirectMessage())).isEqualTo(ZoneOffset.UTC);

        var said = command.answer(with(slash(inGuild(), "timezone", "set"), "zone", "seoul"));

        assertThat(said)
                .isEqualTo(Reply.whisper("times.zone-set", "Asia/Seoul", "2026-11-25 19:15"));
        assertThat(zones.of(inGuild())).isEqualTo(ZoneId.of("Asia/Seoul"));
        assertThat(zones.of(inDirectMessage())).isEqualTo(ZoneId.of("Asia/Seoul"));
        assertThat(zones.own(ALICE + 1)).isNull();

        assertThat(command.answer(slash(inGuild(), "timezone", "clear")))
                .isEqualTo(
                        Reply.whisper(
                                "times.zone-not-chosen", "Europe/Berlin", "2026-11-25 11:15"));
        assertThat(zones.of(inGuild())).isEqualTo(BERLIN);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, Europe/Berlin",
        "europe/berlin, Europe/Berlin",
        "New York, America/New_York",
        "kst, Asia/Seoul",
        "서울, Asia/Seoul",
        "UTC, Z",
        "utc+9, +09:00",
        "UTC+5, +05:00",
        "+05:30, +05:30",
        "Atlantis, ''",
        "'', ''",
    })
    void findsTheZoneThatSomebodyMeans(String written, String meant) {
        assertThat(ZoneNames.find(written).map(ZoneId::getId).orElse("")).isEqualTo(meant);
    }

    @Test
    void saysThatItKnowsNoSuchZone() {
        var call = with(slash(inGuild(), "timezone", "set"), "zone", "Atlantis");

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> command.answer(call));
    }

    @Test
    void completesWhatIsTyped() {
        var call = with(slash(inGuild(), "timezone", "set"), "zone", "lord_");

        assertThat(command.suggest(call, "zone")).containsExactly("Australia/Lord_Howe");
    }

    private static final class Berliners implements GuildPreferences {

        @Override
        public String prefix(long guildId) {
            return "!";
        }

        @Override
        public String rememberedPrefix(long guildId) {
            return "!";
        }

        @Override
        public String usualPrefix() {
            return "!";
        }

        @Override
        public @Nullable Locale language(long guildId) {
            return null;
        }

        @Override
        public ZoneId zone(long guildId) {
            return BERLIN;
        }
    }
}
