package io.jikimi.channels;

import static net.dv8tion.jda.api.Permission.MESSAGE_MANAGE;

import io.jikimi.commands.Command;
import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Invocation.Door;
import io.jikimi.commands.Option;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import org.springframework.stereotype.Component;

/** {@code /purge 50}, {@code !purge 50 --links}, or "Delete from here" in a message's menu. */
@Component
class PurgeCommand implements Command {

    private static final int LONGEST_WORDS = 300;

    private static final Option REASON = Option.text("reason").ofLength(0, ChannelReasons.LONGEST);

    private final PurgeLedger ledger;
    private final PurgeWork work;
    private final ChannelNeeds needs;

    PurgeCommand(PurgeLedger ledger, PurgeWork work, ChannelNeeds needs) {
        this.ledger = ledger;
        this.work = work;
        this.needs = needs;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of(
                        "purge",
                        Option.whole("count", 1, PurgeRequest.MOST),
                        Option.person("user"),
                        Option.yesNo("bots").byNameOnly(),
                        Option.text("contains").ofLength(1, LONGEST_WORDS).byNameOnly(),
                        Option.text("regex").ofLength(1, SafeRegex.LONGEST).byNameOnly(),
                        Option.yesNo("links").byNameOnly(),
                        Option.yesNo("files").byNameOnly(),
                        Option.yesNo("pinned").byNameOnly(),
                        Option.message("from").byNameOnly(),
                        Option.message("after").byNameOnly(),
                        Option.message("before").byNameOnly(),
                        REASON)
                .onlyInGuilds()
                .quietly()
                .needs(MESSAGE_MANAGE)
                .onMessage("from");
    }

    @Override
    public Reply answer(Invocation call) {
        if (call.door() == Door.MENU) {
            return form(call);
        }
        var pressed = call.door() == Door.COMPONENT;
        if (pressed && call.text("stop") != null) {
            return stop(call);
        }
        if (pressed && call.text("drop") != null) {
            return drop(call);
        }
        needs.check(call.guildId(), call.caller().channelId(), PurgeWork.NEEDED);
        if (pressed && call.text("confirm") != null) {
            return confirm(call);
        }
        var request = PurgeRequest.of(call);
        var caller = call.caller();
        var purgeId = ledger.begin(call.guildId(), caller.channelId(), caller.userId());
        return work(call, purgeId, request, false);
    }

    private Reply work(Invocation call, long purgeId, PurgeRequest request, boolean confirmed) {
        var course =
                new PurgeCourse(
                        purgeId,
                        call.guildId(),
                        call.caller().channelId(),
                        call.caller().userId(),
                        request,
                        confirmed,
                        call.door() == Door.PREFIX);
        return Reply.quietWork(
                        Text.of("channels.purge-begun"), progress -> work.run(course, progress))
                .with(PurgeWords.stop(purgeId));
    }

    private static Reply form(Invocation call) {
        return Reply.form(
                Text.of("channels.purge-form"),
                ComponentId.of("purge").with("from", String.valueOf(call.id("from"))),
                ChannelReasons.field());
    }

    private Reply confirm(Invocation call) {
        var purge = own(call, "confirm");
        var request = ledger.confirm(purge).orElseThrow(() -> new Refusal("channels.purge-over"));
        return work(call, purge.id(), request, true);
    }

    private Reply drop(Invocation call) {
        ledger.end(own(call, "drop").id(), 0);
        return Reply.whisper("channels.purge-dropped").replacing();
    }

    private Reply stop(Invocation call) {
        var stopping = ledger.stop(own(call, "stop").id());
        return Reply.whisper(stopping ? "channels.purge-stopping" : "channels.purge-over");
    }

    // Buttons under an answer to something typed can be pressed by everybody.
    private Purge own(Invocation call, String option) {
        var id = Long.parseLong(call.given(option));
        var purge =
                ledger.find(call.guildId(), id)
                        .orElseThrow(() -> new Refusal("channels.purge-over"));
        if (purge.askedBy() != call.caller().userId()
                || purge.channelId() != call.caller().channelId()) {
            throw new Refusal("channels.purge-not-yours");
        }
        return purge;
    }
}
