package io.jikimi.cluster;

import io.jikimi.config.BotProperties;
import io.jikimi.lifecycle.Parking;
import io.jikimi.lifecycle.ParkingCause;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Parks an instance whose shards another living one holds, for longer than one that has ended would
 * seem to, and lets it go on once they are free.
 */
@Component
class Overlap implements FixedRange.Overlap {

    private final Parking parking;
    private final Duration patience;
    private @Nullable Long since;

    Overlap(Parking parking, BotProperties properties) {
        this.parking = parking;
        this.patience = properties.cluster().lease().multipliedBy(3).dividedBy(2);
    }

    @Override
    public void found(List<Integer> shards, List<String> holders) {
        var ids = shards.stream().map(String::valueOf).collect(Collectors.joining(", "));
        parkInTime(ParkingCause.OVERLAP, ids, String.join(", ", holders));
    }

    @Override
    public void otherTotal(int total) {
        parkInTime(ParkingCause.TOTAL, String.valueOf(total));
    }

    private void parkInTime(ParkingCause cause, String... details) {
        var now = System.nanoTime();
        if (since == null) {
            since = now;
        } else if (now - since > patience.toNanos()) {
            parking.park(cause, details);
        }
    }

    @Override
    public void over() {
        since = null;
        parking.parked().filter(parked -> parked.cause().passes()).ifPresent(_ -> parking.resume());
    }
}
