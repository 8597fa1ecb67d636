package io.jikimi.alerts;

import io.jikimi.alerts.Alert.Said;
import io.jikimi.alerts.ProblemKind.Explanation;
import io.jikimi.commands.Card;
import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Control;
import io.jikimi.commands.Reply;
import io.jikimi.discord.Premises;
import io.jikimi.messages.Text;

import org.springframework.stereotype.Component;

import java.util.List;

/** What an alert looks like. */
@Component
class AlertCards {

    private static final int MOST_LINES = 10;

    private final ProblemKinds kinds;
    private final Premises premises;

    AlertCards(ProblemKinds kinds, Premises premises) {
        this.kinds = kinds;
        this.premises = premises;
    }

    /** What the owner of a guild is told when several things are wrong, or just one. */
    Reply.Message toOwner(List<Alert> alerts) {
        if (alerts.size() == 1) {
            return of(alerts.getFirst(), Said.PROBLEM, true);
        }
        var name = Text.verbatim(premises.guildName(alerts.getFirst().guildId()));
        var card =
                new Card(
                        Text.of("alerts.several", alerts.size()),
                        Text.of("alerts.several-text", name),
                        List.of(),
                        null);
        for (var alert : alerts.subList(0, Math.min(MOST_LINES, alerts.size()))) {
            var explanation = kinds.explain(alert);
            card = card.line(explanation.title(), explanation.what(), false);
        }
        var more = alerts.size() - MOST_LINES;
        return Reply.post(more > 0 ? card.footer("alerts.several-more", more) : card);
    }

    Reply.Message of(Alert alert, Said what, boolean toOwner) {
        var explanation = kinds.explain(alert);
        var card = what == Said.CURE ? cured(alert, explanation) : problem(alert, explanation);
        if (toOwner) {
            var name = Text.verbatim(premises.guildName(alert.guildId()));
            return Reply.post(card.line(Text.of("alerts.server"), name, false));
        }
        return what == Said.CURE ? Reply.post(card) : Reply.post(card).with(all());
    }

    private static Card problem(Alert alert, Explanation explanation) {
        return new Card(
                        Text.of("alerts.problem", explanation.title()),
                        explanation.what(),
                        List.of(),
                        null)
                .line(Text.of("alerts.means"), explanation.means(), false)
                .line(Text.of("alerts.fix"), explanation.fix(), false)
                .footer("alerts.footer", alert.mark());
    }

    private static Card cured(Alert alert, Explanation explanation) {
        return new Card(
                        Text.of("alerts.cured", explanation.title()),
                        Text.of("alerts.cured-text", explanation.what()),
                        List.of(),
                        null)
                .footer("alerts.cured-footer", alert.mark());
    }

    // Without a page, so that it opens beside the alert and not in its place.
    private static Control all() {
        return new Control.Button(
                Text.of("alerts.show-all"), Control.Style.SECONDARY, ComponentId.of("health"));
    }
}
