package io.jikimi.discord;

import io.jikimi.lifecycle.Parking;
import io.jikimi.lifecycle.ParkingCause;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;

import org.springframework.stereotype.Component;

/** Parks the bot when Discord closes the gateway for a reason that trying again cannot change. */
@Component
class FatalCloses implements ShardObserver {

    private final Parking parking;
    private final BotToken token;

    FatalCloses(Parking parking, BotToken token) {
        this.parking = parking;
        this.token = token;
    }

    @Override
    public void saw(int shardId, GenericEvent event) {
        switch (event) {
            case ShutdownEvent ended -> judge(ended.getCode(), ended.getJDA());
            // JDA would try 4012 again for ever, which it does not know.
            case SessionDisconnectEvent lost -> judge(ShardPulses.closeCode(lost), lost.getJDA());
            default -> {}
        }
    }

    private void judge(int closeCode, JDA shard) {
        switch (closeCode) {
            case 4004 -> {
                if (!token.isOutdated(shard)) {
                    parking.park(ParkingCause.TOKEN);
                }
            }
            case 4010, 4011 -> parking.park(ParkingCause.SHARDING, String.valueOf(closeCode));
            case 4012, 4013 -> parking.park(ParkingCause.OUTDATED, String.valueOf(closeCode));
            case 4014 -> parking.park(ParkingCause.INTENTS, Intents.switches());
            default -> {}
        }
    }
}
