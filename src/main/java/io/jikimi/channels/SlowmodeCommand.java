package io.jikimi.channels;

import static net.dv8tion.jda.api.Permission.MANAGE_CHANNEL;

import io.jikimi.commands.Command;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Option;
import io.jikimi.commands.Reply;

import org.springframework.stereotype.Component;

/** {@code /slowmode time:10s for:2h}: how long people wait between two messages. */
@Component
class SlowmodeCommand implements Command {

    private final SlowingDown slowing;
    private final ChannelTimes times;
    private final ChannelRights rights;

    SlowmodeCommand(SlowingDown slowing, ChannelTimes times, ChannelRights rights) {
        this.slowing = slowing;
        this.times = times;
        this.rights = rights;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of(
                        "slowmode",
                        Option.text("time").mustBeGiven().ofLength(1, 30).inOneWord(),
                        Option.channel("channel"),
                        Option.text("for").ofLength(1, 50).byNameOnly(),
                        Option.text("reason").ofLength(0, ChannelReasons.LONGEST))
                .onlyInGuilds()
                .needs(MANAGE_CHANNEL);
    }

    @Override
    public Reply answer(Invocation call) {
        var seconds = times.wait(call, call.given("time"));
        var term = times.term(call);
        var channelId = rights.channel(call, MANAGE_CHANNEL);
        slowing.set(
                new SlowmodeRequest(
                        call.guildId(),
                        channelId,
                        call.caller().userId(),
                        seconds,
                        term.until(),
                        term.reason(),
                        call.caller().eventKey()));
        var where = ChannelNeeds.mention(channelId);
        var span = SlowmodeNotices.span(seconds);
        return term.until() == null
                ? Reply.post("channels.slowmode-set", where, span)
                : Reply.post("channels.slowmode-until", where, span, term.until());
    }
}
