package io.jikimi.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.config.BotProperties;
import io.jikimi.config.BotProperties.OnFatal;
import io.jikimi.testing.BoundSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.ResourceBundleMessageSource;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

@ExtendWith(OutputCaptureExtension.class)
class ParkingTests {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final List<Object> told = new ArrayList<>();
    private final Parking parking =
            new Parking(told::add, words(), Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void saysOnceWhatIsWrongAndWhereToClick(CapturedOutput output) {
        parking.park(ParkingCause.INTENTS, "Message Content Intent");
        parking.park(ParkingCause.TOKEN);

        assertThat(output)
                .containsOnlyOnce("Parked.")
                .contains("Message Content Intent")
                .contains("https://discord.com/developers/applications");
        assertThat(told)
                .containsExactly(
                        new Parked(ParkingCause.INTENTS, List.of("Message Content Intent"), NOON));
    }

    @Test
    void explainsItselfInTheReadersLanguage() {
        assertThat(parking.notice(Locale.ENGLISH)).isEmpty();
        parking.park(ParkingCause.TOKEN);

        assertThat(parking.notice(Locale.ENGLISH))
                .hasValueSatisfying(
                        notice ->
                                assertThat(notice.what())
                                        .isEqualTo("Discord does not accept the bot's token."));
        assertThat(parking.notice(Locale.KOREAN))
                .hasValueSatisfying(notice -> assertThat(notice.what()).contains("토큰"));
    }

    @Test
    void endsWith78WhereTheOperatorWantsThat() {
        var codes = new ArrayList<Integer>();
        var parked = new Parked(ParkingCause.TOKEN, List.of(), NOON);

        new FatalExit(properties(OnFatal.PARK), codes::add).on(parked);
        assertThat(codes).isEmpty();
        new FatalExit(properties(OnFatal.EXIT), codes::add).on(parked);
        assertThat(codes).containsExactly(78);
    }

    private static BotProperties properties(OnFatal onFatal) {
        return BoundSettings.bot(Map.of("on-fatal", onFatal.name()));
    }

    private static ResourceBundleMessageSource words() {
        var words = new ResourceBundleMessageSource();
        words.setBasename("messages.lifecycle");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        words.setAlwaysUseMessageFormat(true);
        return words;
    }
}
