package io.jikimi.moderation;

import io.jikimi.cases.CaseFile;
import io.jikimi.cases.CaseState;
import io.jikimi.cases.Cases;
import io.jikimi.commands.Card;
import io.jikimi.commands.Noticeboard;
import io.jikimi.commands.Noticeboard.Undeliverable;
import io.jikimi.commands.Reply;
import io.jikimi.discord.Acts;
import io.jikimi.discord.Acts.Outcome;
import io.jikimi.discord.Standings;
import io.jikimi.guilds.GuildSettings;
import io.jikimi.guilds.ServerSettings;
import io.jikimi.messages.Text;
import io.jikimi.timers.Blocked;
import io.jikimi.timers.Due;
import io.jikimi.timers.Next;
import io.jikimi.timers.TimedWork;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Tells a guild once, in its log channel, what happened to its cases while nobody was at work. */
@Component
class AwaySummary implements TimedWork {

    static final String KIND = "moderation-away";

    private static final int ENTRIES = 100;
    private static final Logger log = LoggerFactory.getLogger(AwaySummary.class);

    private final Cases cases;
    private final Acts acts;
    private final ManualActs manual;
    private final Names names;
    private final GuildSettings guilds;
    private final Noticeboard board;
    private final Standings standings;

    AwaySummary(
            Cases cases,
            Acts acts,
            ManualActs manual,
            Names names,
            GuildSettings guilds,
            Noticeboard board,
            Standings standings) {
        this.cases = cases;
        this.acts = acts;
        this.manual = manual;
        this.names = names;
        this.guilds = guilds;
        this.board = board;
        this.standings = standings;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Next run(Due due) {
        var guildId = due.timer().guildId();
        var times = due.timer().subject().split("-", 2);
        var from = Instant.ofEpochMilli(Long.parseLong(times[0]));
        var until = Instant.ofEpochMilli(Long.parseLong(times[1]));
        takeUp(guildId, from);
        var said = summary(guildId, from, until);
        var channel = guilds.of(guildId, ServerSettings.GROUP).logChannel();
        if (said != null && channel != null) {
            post(guildId, channel.value(), from, said);
        }
        return Next.DONE;
    }

    private void takeUp(long guildId, Instant from) {
        var self = standings.own(guildId).userId();
        try {
            acts.audit(guildId, ENTRIES).reversed().stream()
                    .filter(entry -> entry.at().isAfter(from))
                    .forEach(
                            entry -> manual.take(guildId, entry, self, names.of(entry.targetId())));
        } catch (Acts.Untold untold) {
            if (untold.why() instanceof Outcome.Trouble) {
                throw Look.understood(untold);
            }
            log.info("The audit log of guild {} is not for us to read", guildId);
        }
    }

    private Reply.@Nullable Message summary(long guildId, Instant from, Instant until) {
        var expired = cases.expiring(guildId, from, until);
        var ended = expired.stream().filter(file -> file.ending() != null).toList();
        var open = expired.stream().filter(CaseFile::holds).toList();
        var interrupted =
                cases.openedWithin(guildId, from.minusSeconds(120), until).stream()
                        .filter(file -> file.state() != CaseState.DONE)
                        .toList();
        var byOthers = cases.takenUpWithin(guildId, from, until);
        if (expired.isEmpty() && interrupted.isEmpty() && byOthers.isEmpty()) {
            return null;
        }
        var card = Card.titled("moderation.away").saying("moderation.away-text", from, until);
        card = line(card, "moderation.away-ended", ended);
        card = line(card, "moderation.away-open", open);
        card = line(card, "moderation.away-interrupted", interrupted);
        card = line(card, "moderation.away-others", byOthers);
        return Reply.post(card.footer("moderation.away-footer", mark(from)));
    }

    private static Card line(Card card, String key, List<CaseFile> files) {
        var all =
                files.stream()
                        .limit(40)
                        .map(file -> "#%d <@%d>".formatted(file.number(), file.targetId()))
                        .collect(Collectors.joining(", "));
        return files.isEmpty() ? card : card.line(Text.of(key), Text.verbatim(all), false);
    }

    private static String mark(Instant from) {
        return "[away " + from.toEpochMilli() + "]";
    }

    // Discord knows a nonce for some minutes only.
    private void post(long guildId, long channelId, Instant from, Reply.Message said) {
        try {
            if (board.find(guildId, channelId, from, mark(from)) == null) {
                board.post(guildId, channelId, "away" + from.toEpochMilli(), said);
            }
        } catch (Undeliverable notThere) {
            throw new Blocked("the log channel cannot be written to", notThere);
        }
    }

    @Override
    public void givenUp(Due due) {
        log.warn("Guild {} was not told what happened meanwhile", due.timer().guildId());
    }
}
