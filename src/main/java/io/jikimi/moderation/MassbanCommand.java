package io.jikimi.moderation;

import static net.dv8tion.jda.api.Permission.BAN_MEMBERS;

import io.jikimi.cases.CaseFile;
import io.jikimi.cases.CaseState;
import io.jikimi.cases.CaseType;
import io.jikimi.cases.NewCase;
import io.jikimi.commands.Command;
import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Control;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Option;
import io.jikimi.commands.Reply;
import io.jikimi.discord.Acts;
import io.jikimi.discord.Acts.Outcome;
import io.jikimi.discord.Standings;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import net.dv8tion.jda.api.Permission;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code !massban --reason Raid 1 2 3}: bans many at once, each with a case of their own. */
@Component
class MassbanCommand implements Command {

    private static final String USERS = "users";
    private static final int MOST = 1_000;
    private static final int LISTED = 20;
    private static final Pattern ID = Pattern.compile("(?<!\\d)\\d{17,19}(?!\\d)");

    private final Rules rules;
    private final Ledger ledger;
    private final Acts acts;
    private final Names names;
    private final Problems problems;
    private final Questions questions;
    private final Standings standings;

    MassbanCommand(
            Rules rules,
            Ledger ledger,
            Acts acts,
            Names names,
            Problems problems,
            Questions questions,
            Standings standings) {
        this.rules = rules;
        this.ledger = ledger;
        this.acts = acts;
        this.names = names;
        this.problems = problems;
        this.questions = questions;
        this.standings = standings;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of(
                        "massban",
                        Option.duration(Order.DELETE).byNameOnly(),
                        Option.text(Order.REASON).ofLength(0, Order.LONGEST_REASON).byNameOnly(),
                        Option.text(USERS))
                .needs(BAN_MEMBERS)
                .onlyInGuilds();
    }

    @Override
    public Reply answer(Invocation call) {
        var question = call.text(Questions.QUESTION);
        if (question != null && !question.isBlank()) {
            var kept = questions.take(call, question).split("\n", 3);
            return Reply.work(
                    Text.of("moderation.massban-begins"),
                    progress ->
                            banAll(
                                    call,
                                    ids(kept[0]),
                                    Duration.parse(kept[1]),
                                    kept[2].isBlank() ? null : kept[2],
                                    progress));
        }
        return ask(call);
    }

    private Reply ask(Invocation call) {
        var ids = ids(Objects.requireNonNullElse(call.text(USERS), ""));
        if (ids.isEmpty()) {
            throw new Refusal("moderation.massban-nobody");
        }
        if (ids.size() > MOST) {
            throw new Refusal("moderation.massban-too-many", "" + MOST);
        }
        requirePermissions(call);
        var back = Objects.requireNonNullElse(call.duration(Order.DELETE), Duration.ZERO);
        if (back.compareTo(BanCommand.MOST_DELETED) > 0) {
            throw new Refusal("moderation.delete-too-much", BanCommand.MOST_DELETED.toDays());
        }
        var reason = Objects.requireNonNullElse(call.text(Order.REASON), "");
        var list = ids.stream().map(String::valueOf).collect(Collectors.joining(" "));
        var id = questions.ask(call, list + "\n" + back + "\n" + reason);
        var shown =
                ids.stream()
                        .limit(LISTED)
                        .map(one -> "<@" + one + ">")
                        .collect(Collectors.joining(" "));
        return Reply.whisper("moderation.massban-question", ids.size(), Text.verbatim(shown))
                .with(
                        new Control.Button(
                                Text.of("moderation.massban-button", ids.size()),
                                Control.Style.DANGER,
                                ComponentId.of("massban").with(Questions.QUESTION, id)));
    }

    private void requirePermissions(Invocation call) {
        var own = standings.ownPermissions(call.guildId(), call.caller().channelId());
        for (var needed : List.of(BAN_MEMBERS, Permission.MANAGE_SERVER)) {
            if (!own.contains(needed)) {
                throw new Refusal("access.target-lacks", Text.of("permission." + needed.name()));
            }
        }
    }

    private static List<Long> ids(String written) {
        return ID
                .matcher(written)
                .results()
                .map(found -> Long.valueOf(found.group()))
                .collect(Collectors.toCollection(LinkedHashSet::new))
                .stream()
                .toList();
    }

    private Reply.Message banAll(
            Invocation call,
            List<Long> ids,
            Duration back,
            @Nullable String reason,
            Reply.Progress progress) {
        var report = new Report();
        var allowed = new ArrayList<Long>();
        for (var id : ids) {
            try {
                var caller = call.caller();
                rules.check(call.guildId(), caller.channelId(), caller.userId(), id, BAN_MEMBERS);
                allowed.add(id);
            } catch (Refusal no) {
                report.refused.add(id);
            }
        }
        for (var from = 0; from < allowed.size(); from += Acts.MOST_BANS) {
            var to = Math.min(allowed.size(), from + Acts.MOST_BANS);
            banBatch(call, allowed.subList(from, to), back, reason, report);
            progress.say("moderation.massban-progress", to, ids.size());
        }
        return report.said();
    }

    private void banBatch(
            Invocation call,
            List<Long> ids,
            Duration back,
            @Nullable String reason,
            Report report) {
        var actorId = call.caller().userId();
        var batch = call.caller().eventKey() + "." + ids.getFirst() % 10_000;
        var told = AuditReason.of(names.actor(actorId), actorId, reason, "[batch " + batch + "]");
        var asked =
                ids.stream()
                        .map(
                                id ->
                                        NewCase.of(
                                                        call.guildId(),
                                                        CaseType.BAN,
                                                        id,
                                                        actorId,
                                                        reason)
                                                .at(call.caller().channelId(), null)
                                                .together(batch)
                                                .adopting(told))
                        .toList();
        var intents = ledger.intendAll(asked);
        if (intents.isEmpty()) {
            report.already += ids.size();
            return;
        }
        report.already += ids.size() - intents.size();
        carryOut(call.guildId(), intents, back, told, report);
    }

    private void carryOut(
            long guildId, List<CaseFile> intents, Duration back, String told, Report report) {
        try {
            var targets = intents.stream().map(CaseFile::targetId).toList();
            var banned = new HashSet<>(acts.banAll(guildId, targets, back, told).banned());
            for (var intent : intents) {
                if (banned.contains(intent.targetId())) {
                    ledger.done(intent);
                    report.banned++;
                } else {
                    ledger.failed(
                            intent, CaseState.FAILED, Text.of("moderation.massban-not-banned"));
                    report.failed.add(intent.targetId());
                }
            }
        } catch (Acts.Untold untold) {
            var why = problems.of(guildId, untold.why());
            report.problem = why;
            for (var intent : intents) {
                // Whether trouble has kept it from being done is for the check to find out.
                if (untold.why() instanceof Outcome.Forbidden) {
                    ledger.failed(intent, CaseState.FAILED, why);
                }
                report.failed.add(intent.targetId());
            }
        }
    }

    /** What became of them. */
    private static final class Report {

        private int banned;
        private int already;
        private final List<Long> failed = new ArrayList<>();
        private final List<Long> refused = new ArrayList<>();
        private @Nullable Text problem;

        Reply.Message said() {
            var text = Text.of("moderation.massban-done", banned);
            if (already > 0) {
                text = Text.of("moderation.massban-already", text, already);
            }
            if (!refused.isEmpty()) {
                text = Text.of("moderation.massban-refused", text, list(refused));
            }
            if (!failed.isEmpty()) {
                text = Text.of("moderation.massban-failed", text, list(failed));
            }
            if (problem != null) {
                text = Text.of("moderation.massban-problem", text, problem);
            }
            return Reply.post("moderation.answer", text);
        }

        private static Text list(List<Long> ids) {
            var shown = ids.stream().limit(50).map(id -> "`" + id + "`").toArray(String[]::new);
            return Text.verbatim(Arrays.stream(shown).collect(Collectors.joining(" ")));
        }
    }
}
