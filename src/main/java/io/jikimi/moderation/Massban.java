package io.jikimi.moderation;

import static net.dv8tion.jda.api.Permission.BAN_MEMBERS;

import io.jikimi.cases.CaseFile;
import io.jikimi.cases.CaseState;
import io.jikimi.cases.CaseType;
import io.jikimi.cases.NewCase;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Reply;
import io.jikimi.discord.Acts;
import io.jikimi.discord.Acts.Outcome;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Bans many together, each with a case of their own. */
@Component
class Massban {

    private final Rules rules;
    private final Ledger ledger;
    private final Acts acts;
    private final Names names;
    private final Problems problems;

    Massban(Rules rules, Ledger ledger, Acts acts, Names names, Problems problems) {
        this.rules = rules;
        this.ledger = ledger;
        this.acts = acts;
        this.names = names;
        this.problems = problems;
    }

    /** Bans all of them that may be banned, and says who was not. */
    Reply.Message banAll(
            Invocation call,
            List<Long> ids,
            Duration back,
            @Nullable String reason,
            Reply.Progress progress) {
        var report = new Report();
        var allowed = new ArrayList<Long>();
        for (var id : ids) {
            try {
                rules.check(call.guildId(), call.caller().userId(), id, BAN_MEMBERS);
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
