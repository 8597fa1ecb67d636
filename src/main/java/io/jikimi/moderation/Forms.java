package io.jikimi.moderation;

import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Invocation.Door;
import io.jikimi.commands.Reply;
import io.jikimi.guilds.GuildSettings;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.ArrayList;

/** Asks for a reason where none was given: in a form where Discord can open one. */
@Component
class Forms {

    private final GuildSettings guilds;

    Forms(GuildSettings guilds) {
        this.guilds = guilds;
    }

    /**
     * The form that has to be filled in first, or null where all is there.
     *
     * @param timed whether it may hold for a while, so that the form asks for how long
     * @throws Refusal when a reason must be given and no form can be opened
     */
    @Nullable Reply missing(Order order, boolean timed) {
        if (order.reason() != null) {
            return null;
        }
        var command = order.call().path().getFirst();
        var settings = guilds.of(order.guildId(), ModerationSettings.GROUP);
        var must = settings.mustHaveReason(command);
        if (order.call().door() == Door.MENU || must && order.call().door() == Door.SLASH) {
            return form(order, command, timed, must);
        }
        if (must) {
            throw new Refusal("moderation.reason-needed", command);
        }
        return null;
    }

    private static Reply form(Order order, String command, boolean timed, boolean must) {
        var to = ComponentId.of(command).with(Order.USER, "" + order.targetId());
        to = with(to, Order.DELETE, order.deleteBack());
        var fields = new ArrayList<Reply.Field>();
        if (timed) {
            fields.add(
                    Reply.Field.line(
                            Order.DURATION,
                            Text.of("moderation.form-duration"),
                            Text.of("moderation.form-duration-hint"),
                            order.lasting() == null ? "" : order.lasting().toString(),
                            0,
                            30));
        }
        fields.add(
                Reply.Field.paragraph(
                        Order.REASON,
                        Text.of("moderation.form-reason"),
                        Text.of("moderation.form-reason-hint"),
                        "",
                        must ? 1 : 0,
                        Order.LONGEST_REASON));
        var title = Text.of("moderation.form." + command);
        return Reply.form(title, to, fields.toArray(Reply.Field[]::new));
    }

    private static ComponentId with(ComponentId id, String option, @Nullable Duration value) {
        return value == null ? id : id.with(option, value.toString());
    }
}
