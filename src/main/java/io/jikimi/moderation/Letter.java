package io.jikimi.moderation;

import io.jikimi.cases.CaseFile;
import io.jikimi.cases.Told;
import io.jikimi.commands.Noticeboard;
import io.jikimi.commands.Noticeboard.Undeliverable;
import io.jikimi.commands.Reply;
import io.jikimi.discord.Premises;
import io.jikimi.guilds.GuildSettings;
import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Tells people in private what is about to be done to them, while they can still be reached. */
@Component
class Letter {

    private static final Logger log = LoggerFactory.getLogger(Letter.class);

    /** Nobody waits longer before doing what has to be done. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    /** Words of others must not lead people to other servers. */
    private static final Pattern INVITE =
            Pattern.compile(
                    "(?:https?://)?(?:www\\.)?(?:discord(?:app)?\\.com/invite|discord\\.gg)/\\S+",
                    Pattern.CASE_INSENSITIVE);

    private static final Executor THREADS = work -> Thread.ofVirtual().name("letter").start(work);

    private final Noticeboard board;
    private final GuildSettings guilds;
    private final Premises premises;

    Letter(Noticeboard board, GuildSettings guilds, Premises premises) {
        this.board = board;
        this.guilds = guilds;
        this.premises = premises;
    }

    /**
     * Tells it, if the guild wants that; never keeps anything from being done.
     *
     * @param lasting how long it holds, or null
     * @return how it went, or null where nobody was to be told
     */
    @Nullable Told tell(CaseFile file, @Nullable Duration lasting) {
        var settings = guilds.of(file.guildId(), ModerationSettings.GROUP);
        if (!settings.tellPeople()) {
            return null;
        }
        var nonce = "l" + file.guildId() % 1_000_000_000 + "." + file.number();
        var said = Reply.post("moderation.answer", words(file, lasting, settings));
        try {
            return CompletableFuture.supplyAsync(() -> send(file, nonce, said), THREADS)
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException failure) {
            if (!(failure.getCause() instanceof TimeoutException)) {
                log.warn("A letter in guild {} failed", file.guildId(), failure.getCause());
            }
            return Told.TROUBLE;
        }
    }

    private Told send(CaseFile file, String nonce, Reply.Message said) {
        try {
            board.writeTo(file.guildId(), file.targetId(), nonce, said);
            return Told.DELIVERED;
        } catch (Undeliverable closed) {
            return Told.CLOSED;
        }
    }

    private Text words(CaseFile file, @Nullable Duration lasting, ModerationSettings settings) {
        var guild = premises.guildName(file.guildId());
        var action = Text.of("moderation.letter." + file.type());
        var reason = file.reason();
        var why =
                reason == null
                        ? Text.of("moderation.letter-no-reason")
                        : Text.verbatim(INVITE.matcher(reason).replaceAll("…"));
        var howLong = lasting == null ? Text.of("moderation.for-good") : Durations.text(lasting);
        var appeal = settings.appealLink() == null ? "" : settings.appealLink();
        if (settings.message() != null) {
            var values =
                    new HashMap<>(
                            Map.of(
                                    "guild",
                                    Text.verbatim(guild),
                                    "action",
                                    action,
                                    "reason",
                                    why,
                                    "duration",
                                    howLong,
                                    "appeal_link",
                                    Text.verbatim(appeal),
                                    "case",
                                    Text.verbatim("#" + file.number())));
            if (settings.nameModerator() && !file.automatic()) {
                values.put("moderator", Text.verbatim("<@" + file.moderatorId() + ">"));
            }
            return Template.filled(settings.message(), values);
        }
        var text = Text.of("moderation.letter", guild, action, why, "" + file.number());
        if (lasting != null) {
            text = Text.of("moderation.letter-until", text, howLong);
        }
        if (settings.nameModerator() && !file.automatic()) {
            text = Text.of("moderation.letter-by", text, "<@" + file.moderatorId() + ">");
        }
        return appeal.isEmpty() ? text : Text.of("moderation.letter-appeal", text, appeal);
    }
}
