package io.jikimi.lifecycle;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Discord has refused the bot for good. */
@Component
class BeingParked implements Concern {

    private final Parking parking;

    BeingParked(Parking parking) {
        this.parking = parking;
    }

    @Override
    public String name() {
        return "parked";
    }

    @Override
    public @Nullable Standing standing() {
        return parking.parked()
                .map(now -> new Standing(now.since(), now.cause().whatKey(), now.details()))
                .orElse(null);
    }
}
