package io.jikimi.moderation;

import io.jikimi.discord.Acts.Outcome;
import io.jikimi.discord.Standings;
import io.jikimi.messages.Text;

import org.springframework.stereotype.Component;

/** Says why Discord has not done something, and what would help. */
@Component
class Problems {

    private final Standings standings;

    Problems(Standings standings) {
        this.standings = standings;
    }

    Text of(long guildId, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Forbidden(var missing) when missing != null ->
                    Text.of("moderation.lacks", Text.of("permission." + missing.name()));
            case Outcome.Forbidden _ ->
                    Text.of("moderation.outranked", standings.own(guildId).roleName());
            case Outcome.Gone _ -> Text.of("moderation.gone");
            case Outcome.Trouble _ -> Text.of("moderation.trouble");
            case Outcome.Done _, Outcome.Already _ -> Text.of("moderation.was-done");
        };
    }
}
