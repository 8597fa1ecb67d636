package io.jikimi.channels;

import static net.dv8tion.jda.api.Permission.MANAGE_CHANNEL;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jikimi.commands.Command;
import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Control;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Invocation.Door;
import io.jikimi.commands.Option;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code /lock}, {@code !lock 2h spam wave}, {@code /lock all:yes}: nobody but keepers writes. */
@Component
class LockCommand implements Command {

    /** Written in a button, each byte may take three letters of the hundred that it has. */
    private static final int SHORT = 12;

    private static final int LONGEST_TIME = 30;

    private final ChannelLocking locking;
    private final LockingAll all;
    private final ChannelTimes times;
    private final ChannelRights rights;

    LockCommand(ChannelLocking locking, LockingAll all, ChannelTimes times, ChannelRights rights) {
        this.locking = locking;
        this.all = all;
        this.times = times;
        this.rights = rights;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of(
                        "lock",
                        Option.channel("channel"),
                        Option.text("for").ofLength(0, LONGEST_TIME).byNameOnly(),
                        Option.yesNo("all").byNameOnly(),
                        Option.text("reason").ofLength(0, ChannelReasons.LONGEST))
                .onlyInGuilds()
                .quietly()
                .needs(MANAGE_CHANNEL);
    }

    @Override
    public Reply answer(Invocation call) {
        var term = times.term(call);
        if (call.flag("all")) {
            return lockAll(call, term);
        }
        var channelId = rights.channel(call, MANAGE_CHANNEL);
        return told(locking.lock(request(call, channelId, term)), channelId, term);
    }

    private static LockRequest request(Invocation call, long channelId, ChannelTimes.Term term) {
        return new LockRequest(
                call.guildId(), channelId, call.caller().userId(), term.reason(), term.until());
    }

    private static Reply told(
            ChannelLocking.Outcome outcome, long channelId, ChannelTimes.Term term) {
        var where = ChannelNeeds.mention(channelId);
        return switch (outcome) {
            case DONE ->
                    term.until() == null
                            ? Reply.whisper("channels.locked", where)
                            : Reply.whisper("channels.locked-until", where, term.until());
            case MOVED ->
                    term.until() == null
                            ? Reply.whisper("channels.locked-longer", where)
                            : Reply.whisper("channels.locked-moved", where, term.until());
            case LATER -> Reply.whisper("channels.later", where);
        };
    }

    // Such a lot is asked for twice: the form says how many channels it is.
    private Reply lockAll(Invocation call, ChannelTimes.Term term) {
        rights.everywhere(call, MANAGE_CHANNEL);
        var channels = all.listed(call.guildId());
        if (call.door() == Door.PREFIX) {
            return Reply.whisper("channels.all-sure", channels.size())
                    .with(
                            new Control.Button(
                                    Text.of("channels.all-yes", channels.size()),
                                    Control.Style.DANGER,
                                    again(term, term.reason()).with("ask", "1")));
        }
        if (call.door() == Door.SLASH || call.text("ask") != null) {
            return Reply.form(
                    Text.of("channels.all-form", channels.size()),
                    again(term, null),
                    ChannelReasons.field(term.reason()));
        }
        var request = request(call, call.caller().channelId(), term);
        return Reply.quietWork(
                Text.of("channels.locking", 0, channels.size()),
                progress -> all.lock(channels, request, progress));
    }

    // A reason that is too long for a button is asked for again.
    private static ComponentId again(ChannelTimes.Term term, @Nullable String reason) {
        var id = ComponentId.of("lock").with("all", "true");
        if (term.lasting() != null) {
            id = id.with("for", term.lasting().toSeconds() + "s");
        }
        return reason == null || reason.getBytes(UTF_8).length > SHORT
                ? id
                : id.with("reason", reason);
    }
}
