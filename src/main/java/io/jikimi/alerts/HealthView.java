package io.jikimi.alerts;

import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Control;
import io.jikimi.commands.Control.Style;
import io.jikimi.commands.Pages;
import io.jikimi.commands.Panel;
import io.jikimi.commands.Reply;
import io.jikimi.discord.Premises;
import io.jikimi.discord.ShardState;
import io.jikimi.guilds.GuildSettings;
import io.jikimi.guilds.ServerSettings;
import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What {@code /health} shows. */
@Component
class HealthView {

    private static final int ALERTS_A_PAGE = 4;
    private static final ComponentId HEALTH = ComponentId.of("health");

    private final ProblemKinds kinds;
    private final GuildSettings guilds;
    private final Premises premises;
    private final Clock clock;

    HealthView(ProblemKinds kinds, GuildSettings guilds, Premises premises, Clock clock) {
        this.kinds = kinds;
        this.guilds = guilds;
        this.premises = premises;
        this.clock = clock;
    }

    Reply.Message of(long guildId, List<Alert> open, @Nullable Long page) {
        var pages = Pages.of(open, ALERTS_A_PAGE, page, HEALTH);
        var title = open.isEmpty() ? "alerts.health-well" : "alerts.health-open";
        var panel =
                Panel.titled(title, open.size())
                        .saying("alerts.lines", connection(guildId), channel(guildId));
        for (var alert : pages.shown()) {
            panel = panel.row(row(alert));
        }
        var place = pages.place();
        if (place != null) {
            panel = panel.row(place);
        }
        return Reply.whisper(panel).with(controls(guildId, pages));
    }

    private Text connection(long guildId) {
        var shard = premises.connection(guildId);
        if (shard == null) {
            return Text.of("alerts.connection." + ShardState.CONNECTING.name());
        }
        return switch (shard.state()) {
            case CONNECTED ->
                    Text.of(
                            "alerts.connection.CONNECTED",
                            shard.id() + 1,
                            shard.total(),
                            shard.heard() == null ? 0 : shard.heard().toSeconds());
            case CONNECTING, STOPPED, WEDGED ->
                    Text.of("alerts.connection." + shard.state().name());
            case RECONNECTING -> Text.of("alerts.connection.RECONNECTING", shard.since());
        };
    }

    private Text channel(long guildId) {
        var chosen = guilds.of(guildId, ServerSettings.GROUP).alertChannel();
        if (chosen == null) {
            return Text.of("alerts.channel-none");
        }
        var place = premises.place(guildId, chosen.value());
        var state = place != null && place.isWritable() ? "well" : "broken";
        return Text.of("alerts.channel-" + state, "<#" + chosen.value() + ">");
    }

    private Text row(Alert alert) {
        var explanation = kinds.explain(alert);
        return Text.of(
                "alerts.row",
                explanation.title(),
                explanation.what(),
                explanation.means(),
                explanation.fix(),
                Text.of("alerts.since", alert.firstSeen(), alert.times(), alert.lastSeen()),
                told(alert));
    }

    private Text told(Alert alert) {
        if (alert.toldAt() != null) {
            var spot = alert.spot();
            return alert.toldOwner() || spot == null
                    ? Text.of("alerts.told-owner", alert.toldAt())
                    : Text.of("alerts.told", alert.toldAt(), "<#" + spot.channelId() + ">");
        }
        var due = alert.dueAt();
        if (due != null && alert.attempts() == 0 && alert.waits(clock.instant())) {
            return Text.of("alerts.owner-later", due);
        }
        return alert.isBeingTold() || alert.attempts() == 0 || due == null
                ? Text.of("alerts.being-told")
                : Text.of("alerts.untold", due);
    }

    private List<Control> controls(long guildId, Pages<Alert> pages) {
        var all = new ArrayList<>(pages.controls());
        all.add(
                new Control.Button(
                        Text.of("alerts.look-again"),
                        Style.SECONDARY,
                        HEALTH.with(Pages.PAGE, String.valueOf(pages.number()))));
        if (guilds.of(guildId, ServerSettings.GROUP).alertChannel() == null) {
            all.add(
                    new Control.Button(
                            Text.of("alerts.choose-channel"),
                            Style.PRIMARY,
                            ComponentId.of("settings", "edit")
                                    .with("name", "server.alert-channel")));
        }
        return all;
    }
}
