package io.jikimi.lifecycle;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

import java.util.Locale;

/** Measures whether Discord has refused the bot for good, and what about it. */
@Component
class ParkingMeters {

    ParkingMeters(Parking parking, MeterRegistry meters) {
        for (var cause : ParkingCause.values()) {
            Gauge.builder("jikimi.parked", () -> isBecauseOf(parking, cause) ? 1 : 0)
                    .description("1 while the bot stands still since Discord refused this")
                    .tag("cause", cause.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
    }

    private static boolean isBecauseOf(Parking parking, ParkingCause cause) {
        return parking.parked().filter(parked -> parked.cause() == cause).isPresent();
    }
}
