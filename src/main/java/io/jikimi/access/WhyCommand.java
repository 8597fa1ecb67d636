package io.jikimi.access;

import io.jikimi.commands.Card;
import io.jikimi.commands.Command;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Invocation.Caller;
import io.jikimi.commands.Option;
import io.jikimi.commands.Reply;
import io.jikimi.commands.Verdict;
import io.jikimi.discord.BotOwners;
import io.jikimi.discord.Standings;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import net.dv8tion.jda.api.Permission;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Objects;

/** {@code /why}: may somebody use a command somewhere, and what decides it. */
@Component
class WhyCommand implements Command {

    private static final Option COMMAND =
            Option.text("command").mustBeGiven().suggestedAsTyped().ofLength(1, 100);

    private final AccessService access;
    private final CommandWords words;
    private final Standings standings;
    private final BotOwners owners;

    WhyCommand(AccessService access, CommandWords words, Standings standings, BotOwners owners) {
        this.access = access;
        this.words = words;
        this.standings = standings;
        this.owners = owners;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of(
                        "why",
                        Option.person("user").mustBeGiven(),
                        COMMAND,
                        Option.channel("channel"))
                .onlyInGuilds()
                .quietly();
    }

    @Override
    public List<String> suggest(Invocation call, String option) {
        var typed = call.text("command");
        return words.completions(typed == null ? "" : typed);
    }

    @Override
    public Reply answer(Invocation call) {
        var way = words.asked(call.given("command"));
        var asked = asked(call);
        var verdict = access.judge(way, asked);
        return Reply.whisper(card(way, asked, verdict));
    }

    private Caller asked(Invocation call) {
        var caller = call.caller();
        var userId = Objects.requireNonNull(call.id("user"));
        var channelId = call.id("channel") == null ? caller.channelId() : call.id("channel");
        if (userId != caller.userId() && !maySeeOthers(caller)) {
            throw new Refusal("access.why-others");
        }
        if (userId == caller.userId() && channelId == caller.channelId()) {
            return caller;
        }
        var standing = standing(call.guildId(), channelId, userId);
        return new Caller(
                caller.eventKey(),
                caller.shardId(),
                caller.guildId(),
                channelId,
                userId,
                standing.permissions(),
                caller.language(),
                caller.guildLanguage(),
                caller.prefix(),
                new Invocation.Standing(
                        standing.roleIds(),
                        standing.places(),
                        standing.guildOwner(),
                        owners.has(userId)));
    }

    private static boolean maySeeOthers(Caller caller) {
        return caller.permissions().contains(Permission.MANAGE_SERVER)
                || caller.permissions().contains(Permission.MODERATE_MEMBERS);
    }

    private Standings.Standing standing(long guildId, long channelId, long userId) {
        try {
            var found = standings.in(guildId, channelId, userId);
            if (found == null) {
                throw new Refusal("access.why-stranger");
            }
            return found;
        } catch (Standings.Unanswered failure) {
            throw new Refusal("access.unanswered");
        }
    }

    private static Card card(List<Declaration> way, Caller asked, Verdict verdict) {
        var name = String.join(" ", Declaration.path(way));
        var body = Text.verbatim("");
        for (var step : verdict.trace()) {
            var line = Text.of("access.step-" + step.effect().name(), step.what());
            body = body.key().equals("verbatim") ? line : Text.of("access.steps", body, line);
        }
        return new Card(
                        Text.of(verdict.allowed() ? "access.why-yes" : "access.why-no", name),
                        body,
                        List.of(),
                        null)
                .line(Text.of("access.why-who"), Text.verbatim("<@" + asked.userId() + ">"), true)
                .line(
                        Text.of("access.why-where"),
                        Text.verbatim("<#" + asked.channelId() + ">"),
                        true)
                .footer("access.why-discord");
    }
}
