package io.jikimi.channels;

import static net.dv8tion.jda.api.Permission.MESSAGE_HISTORY;
import static net.dv8tion.jda.api.Permission.MESSAGE_MANAGE;
import static net.dv8tion.jda.api.Permission.VIEW_CHANNEL;

import io.jikimi.channels.PurgeDeletion.Outcome;
import io.jikimi.channels.PurgeSearch.Haul;
import io.jikimi.commands.Reply;
import io.jikimi.commands.Reply.Progress;
import io.jikimi.discord.Audited;
import io.jikimi.discord.NotDone;
import io.jikimi.discord.NotDone.Why;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import net.dv8tion.jda.api.Permission;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Carries a purge out: what is about to be deleted stands in the log before it is deleted, so that
 * nothing is lost when the process ends within.
 */
@Component
class PurgeWork {

    /** What it takes of Jikimi. */
    static final Permission[] NEEDED = {VIEW_CHANNEL, MESSAGE_HISTORY, MESSAGE_MANAGE};

    /** More than these are deleted only when somebody says that they are meant. */
    private static final int SURE = 100;

    private final PurgeSearch search;
    private final PurgeDeletion deletion;
    private final PurgeLedger ledger;
    private final ChannelNeeds needs;
    private final ChannelLog log;

    PurgeWork(
            PurgeSearch search,
            PurgeDeletion deletion,
            PurgeLedger ledger,
            ChannelNeeds needs,
            ChannelLog log) {
        this.search = search;
        this.deletion = deletion;
        this.ledger = ledger;
        this.needs = needs;
        this.log = log;
    }

    /** Looks, asks where it is a lot, deletes, and says how it went. */
    Reply.Message run(PurgeCourse course, Progress progress) {
        try {
            return found(course, look(course, progress), progress);
        } catch (NotDone no) {
            ledger.end(course.purgeId(), 0);
            throw new Refusal(told(course, no.why()));
        } catch (RuntimeException failure) {
            ledger.end(course.purgeId(), 0);
            throw failure;
        }
    }

    private Haul look(PurgeCourse course, Progress progress) {
        return search.search(
                course.guildId(),
                course.channelId(),
                course.request(),
                looked -> {
                    progress.say("channels.purge-looking", looked);
                    return ledger.goesOn(course.purgeId(), 0);
                });
    }

    private Reply.Message found(PurgeCourse course, Haul haul, Progress progress) {
        var messages = haul.messages();
        if (messages.size() > SURE && !course.confirmed()) {
            var asked = course.request().notAfter(messages.getFirst().id());
            return ledger.awaitsConfirmation(course.purgeId(), asked)
                    ? PurgeWords.question(course.purgeId(), haul)
                    : stoppedAtOnce(course);
        }
        if (!ledger.goesOn(course.purgeId(), 0)) {
            return stoppedAtOnce(course);
        }
        if (messages.isEmpty()) {
            ledger.end(course.purgeId(), 0);
            return Reply.whisper("channels.purge-none", haul.looked());
        }
        return delete(course, haul, progress);
    }

    private Reply.Message stoppedAtOnce(PurgeCourse course) {
        ledger.end(course.purgeId(), 0);
        return Reply.whisper("channels.purge-stopped", 0);
    }

    private Reply.Message delete(PurgeCourse course, Haul haul, Progress progress) {
        var messages = haul.messages();
        var nonce = "p" + course.purgeId();
        var logged =
                log.write(
                        course.guildId(),
                        nonce,
                        PurgeWords.entry(
                                course,
                                "channels.purge-log-begun",
                                messages,
                                Text.of("channels.purge-log-now")));
        var outcome =
                deletion.delete(
                        place(course),
                        messages,
                        (deleted, slowly) -> {
                            progress.say(
                                    slowly ? "channels.purge-slowly" : "channels.purge-deleting",
                                    deleted,
                                    messages.size());
                            return ledger.goesOn(course.purgeId(), deleted);
                        });
        var deleted = outcome.deleted();
        ledger.end(course.purgeId(), deleted.size());
        var remark = remark(course, outcome, messages.size());
        if (logged != null) {
            log.change(
                    course.guildId(),
                    logged,
                    nonce + "e",
                    PurgeWords.entry(course, "channels.purge-log", deleted, remark));
        }
        var said =
                remark == null
                        ? Reply.whisper("channels.purge-done", deleted.size(), haul.looked())
                        : Reply.whisper("channels.purge-partly", deleted.size(), remark);
        return logged != null || course.openly() || deleted.isEmpty()
                ? said
                : said.attach(Transcript.of(course.channelId(), course.purgeId(), deleted));
    }

    private static PurgeDeletion.Place place(PurgeCourse course) {
        var reason = course.request().reason();
        var why = new Audited(course.userId(), reason == null ? "purge" : reason);
        return new PurgeDeletion.Place(course.guildId(), course.channelId(), why);
    }

    /** Why not all of it was deleted, or null where all of it was. */
    private @Nullable Text remark(PurgeCourse course, Outcome outcome, int wanted) {
        if (outcome.stopped() != null) {
            return told(course, outcome.stopped());
        }
        return outcome.deleted().size() < wanted
                ? Text.of("channels.purge-stopped", outcome.deleted().size())
                : null;
    }

    private Text told(PurgeCourse course, Why why) {
        return switch (why) {
            case FORBIDDEN -> needs.forbidden(course.guildId(), course.channelId(), NEEDED);
            case GONE -> Text.of("channels.gone", ChannelNeeds.mention(course.channelId()));
            case TOO_OLD, TROUBLE -> Text.of("channels.trouble");
        };
    }
}
