package io.jikimi.moderation;

import static net.dv8tion.jda.api.Permission.BAN_MEMBERS;

import io.jikimi.commands.Command;
import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Control;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Option;
import io.jikimi.commands.Reply;
import io.jikimi.discord.Standings;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import net.dv8tion.jda.api.Permission;

import org.springframework.stereotype.Component;

import java.time.Duration;
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

    private final Massban massban;
    private final Questions questions;
    private final Standings standings;

    MassbanCommand(Massban massban, Questions questions, Standings standings) {
        this.massban = massban;
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
                            massban.banAll(
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
        var own = standings.ownPermissions(call.guildId());
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
}
