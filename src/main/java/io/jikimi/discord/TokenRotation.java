package io.jikimi.discord;

import io.jikimi.config.Rotatable;
import io.jikimi.config.Secret;
import io.jikimi.config.Settings;
import io.jikimi.discord.TokenTrial.Accepted;
import io.jikimi.discord.TokenTrial.Unanswered;
import io.jikimi.lifecycle.Parking;
import io.jikimi.lifecycle.ParkingCause;

import org.springframework.stereotype.Component;

import java.util.List;

/**
 * Goes over to a new token of the same bot: requests carry it at once, and the shards are started
 * anew with it. A bot that is parked for its old token comes back.
 */
@Component
class TokenRotation implements Rotatable {

    private static final String PROPERTY = "bot.token";

    private final TokenTrial trial;
    private final BotToken token;
    private final Gateway gateway;
    private final Parking parking;

    TokenRotation(TokenTrial trial, BotToken token, Gateway gateway, Parking parking) {
        this.trial = trial;
        this.token = token;
        this.gateway = gateway;
        this.parking = parking;
    }

    @Override
    public List<String> properties() {
        return List.of(PROPERTY);
    }

    // Discord counts requests with a wrong token, and bans an address that sends too many.
    @Override
    public boolean refusesForGood() {
        return true;
    }

    @Override
    public Trial tryOut(Secret value, Settings now) {
        var next = Secret.of(value.reveal());
        return switch (trial.ask(next)) {
            case Accepted(var botId) when token.isAnotherBot(botId) ->
                    new Refused(
                            "It is the token of another bot.",
                            "Put this bot's token there, or restart to run as the other one.");
            case Accepted _ -> takeOver(next);
            case TokenTrial.Refused _ ->
                    new Refused(
                            "Discord does not accept it.",
                            "Copy it again from the developer portal (Bot, Reset Token).");
            case Unanswered(var why) -> new Undecided(why + "; it is tried again.");
        };
    }

    private Trial takeOver(Secret next) {
        token.replace(next);
        var parked = parking.parked().orElse(null);
        if (parked == null || parked.cause() == ParkingCause.TOKEN) {
            parking.resume();
            restart();
        }
        return new TakenOver();
    }

    private void restart() {
        try {
            gateway.restart();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
