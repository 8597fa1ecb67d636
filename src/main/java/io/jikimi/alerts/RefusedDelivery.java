package io.jikimi.alerts;

import io.jikimi.discord.Premises;
import io.jikimi.messages.Text;

import org.springframework.stereotype.Component;

/**
 * Discord refuses what Jikimi says in a channel though no permission is missing, as far as can be
 * seen. Whether it still does shows when the next message gets there.
 */
@Component
class RefusedDelivery implements ProblemKind {

    static final String NAME = "refused-delivery";

    private final Premises premises;
    private final AlertWords words;

    RefusedDelivery(Premises premises, AlertWords words) {
        this.premises = premises;
        this.words = words;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean stands(long guildId, Problem problem) {
        return premises.place(guildId, channelId(problem)) != null;
    }

    @Override
    public Explanation explain(long guildId, Problem problem) {
        var channel = words.channel(channelId(problem));
        return new Explanation(
                Text.of("alerts.refused-delivery"),
                Text.of("alerts.refused-delivery.what", channel),
                Text.of("alerts.refused-delivery.means"),
                Text.of("alerts.refused-delivery.fix", channel, words.ownRole(guildId)));
    }

    private static long channelId(Problem problem) {
        return Long.parseLong(problem.details().getFirst());
    }
}
