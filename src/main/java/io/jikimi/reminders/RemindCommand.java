package io.jikimi.reminders;

import io.jikimi.commands.Command;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Invocation.Door;
import io.jikimi.commands.Option;
import io.jikimi.commands.Reply;
import io.jikimi.discord.Standings;
import io.jikimi.messages.Refusal;
import io.jikimi.reminders.Wish.Place;
import io.jikimi.times.Times;
import io.jikimi.times.When;
import io.jikimi.times.Zones;

import net.dv8tion.jda.api.Permission;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.ZoneId;
import java.util.Collections;
import java.util.Set;

/** {@code /remind 2h Water the plants}. */
@Component
class RemindCommand implements Command {

    /** The longest thing to be reminded of. */
    static final int LONGEST = 1500;

    /** The longest time anybody writes. */
    static final int LONGEST_TIME = 200;

    static final Option WHEN = Option.text("when").mustBeGiven().ofLength(1, LONGEST_TIME);
    private static final Option WHAT = Option.text("what").mustBeGiven().ofLength(1, LONGEST);
    private static final Option REPEAT =
            Option.choice("repeat", "daily", "weekdays", "weekly", "monthly", "yearly");
    private static final Option WHERE = Option.choice("where", "here", "dm");
    private static final Set<Permission> TO_WRITE =
            Set.of(Permission.MESSAGE_SEND, Permission.MESSAGE_SEND_IN_THREADS);
    private static final Option CHANNEL = Option.channel("channel");

    private final ReminderService reminders;
    private final ReminderView view;
    private final Times times;
    private final Zones zones;
    private final Standings standings;

    RemindCommand(
            ReminderService reminders,
            ReminderView view,
            Times times,
            Zones zones,
            Standings standings) {
        this.reminders = reminders;
        this.view = view;
        this.times = times;
        this.zones = zones;
        this.standings = standings;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of("remind", WHEN, WHAT, REPEAT, WHERE, CHANNEL).quietly();
    }

    @Override
    public Reply answer(Invocation call) {
        var zone = zones.of(call.caller());
        var said = said(call, zone);
        var wish =
                new Wish(
                        call.caller().eventKey(),
                        call.caller().userId(),
                        place(call),
                        said.when(),
                        said.what(),
                        origin(call),
                        call.caller().language());
        return view.noted(reminders.remind(wish), call.caller());
    }

    private record Said(When when, String what) {}

    // In a typed line nothing but the words themselves tell where the time ends.
    private Said said(Invocation call, ZoneId zone) {
        var when = call.given(WHEN.name());
        var what = call.given(WHAT.name());
        if (call.door() == Door.PREFIX) {
            var line = times.beginning(when + " " + what, zone);
            if (line.isPresent()) {
                if (line.get().rest().isBlank()) {
                    throw new Refusal("reminders.of-what");
                }
                return new Said(repeated(call, line.get().when(), zone), line.get().rest());
            }
        }
        return new Said(repeated(call, times.when(when, zone), zone), what);
    }

    private When repeated(Invocation call, When when, ZoneId zone) {
        var repeat = call.text(REPEAT.name());
        return repeat == null ? when : times.repeat(when, repeat, zone);
    }

    private @Nullable Place place(Invocation call) {
        var caller = call.caller();
        var chosen = call.id(CHANNEL.name());
        if (caller.guildId() == null || "dm".equals(call.text(WHERE.name()))) {
            return null;
        }
        if (chosen == null || chosen == caller.channelId()) {
            return new Place(caller.guildId(), caller.channelId());
        }
        var standing = standings.in(caller.guildId(), chosen, caller.userId());
        if (standing == null
                || !standing.places().contains(chosen)
                || !standing.permissions().contains(Permission.VIEW_CHANNEL)
                || Collections.disjoint(standing.permissions(), TO_WRITE)) {
            throw new Refusal("reminders.not-there", "<#" + chosen + ">");
        }
        return new Place(caller.guildId(), chosen);
    }

    // An interaction's own id leads to where it stood among the messages.
    private static String origin(Invocation call) {
        return link(call, Long.parseLong(call.caller().eventKey().substring(1)));
    }

    /** The part of a message's link that says which it is. */
    static String link(Invocation call, long messageId) {
        var guildId = call.caller().guildId();
        return (guildId == null ? "@me" : guildId.toString())
                + "/"
                + call.caller().channelId()
                + "/"
                + messageId;
    }
}
