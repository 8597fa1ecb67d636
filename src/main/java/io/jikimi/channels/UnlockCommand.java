package io.jikimi.channels;

import static net.dv8tion.jda.api.Permission.MANAGE_CHANNEL;

import io.jikimi.commands.Command;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Option;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Text;

import org.springframework.stereotype.Component;

/** {@code /unlock}, {@code /unlock all:yes}: channels are as they were before they were locked. */
@Component
class UnlockCommand implements Command {

    private final ChannelLocking locking;
    private final LockingAll all;
    private final ChannelRights rights;

    UnlockCommand(ChannelLocking locking, LockingAll all, ChannelRights rights) {
        this.locking = locking;
        this.all = all;
        this.rights = rights;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of(
                        "unlock",
                        Option.channel("channel"),
                        Option.yesNo("all").byNameOnly(),
                        Option.text("reason").ofLength(0, ChannelReasons.LONGEST))
                .onlyInGuilds()
                .quietly()
                .needs(MANAGE_CHANNEL);
    }

    @Override
    public Reply answer(Invocation call) {
        var reason = ChannelReasons.of(call);
        var userId = call.caller().userId();
        if (call.flag("all")) {
            rights.everywhere(call, MANAGE_CHANNEL);
            var locked = all.locked(call.guildId());
            return Reply.quietWork(
                    Text.of("channels.unlocking", 0, locked.size()),
                    progress -> all.unlock(call.guildId(), locked, userId, reason, progress));
        }
        var channelId = rights.channel(call, MANAGE_CHANNEL);
        var outcome = locking.unlock(call.guildId(), channelId, userId, reason);
        var where = ChannelNeeds.mention(channelId);
        return outcome == ChannelLocking.Outcome.LATER
                ? Reply.whisper("channels.later", where)
                : Reply.whisper("channels.unlocked", where);
    }
}
