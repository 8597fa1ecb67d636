package io.jikimi.access;

import static net.dv8tion.jda.api.Permission.MANAGE_SERVER;

import io.jikimi.access.Rules.Scope;
import io.jikimi.commands.Card;
import io.jikimi.commands.Command;
import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Cooldown;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Option;
import io.jikimi.commands.Pages;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code /commands}: who may use which command in this guild, where, and how often. */
@Component
class CommandsCommand implements Command {

    private static final int A_PAGE = 15;
    private static final Option COMMAND =
            Option.text("command").mustBeGiven().suggestedAsTyped().ofLength(1, 100);

    private final AccessService access;
    private final CommandWords words;

    CommandsCommand(AccessService access, CommandWords words) {
        this.access = access;
        this.words = words;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of("commands")
                .onlyInGuilds()
                .needs(MANAGE_SERVER)
                .quietly()
                .with(
                        Declaration.of("list", Pages.option()),
                        Declaration.of("disable", COMMAND),
                        Declaration.of("enable", COMMAND),
                        rule("allow"),
                        rule("deny"),
                        Declaration.of("clear", COMMAND),
                        Declaration.of(
                                "cooldown",
                                COMMAND,
                                Option.whole("seconds", 0, 999_999).mustBeGiven(),
                                Option.choice("per", "member", "channel", "guild")),
                        Declaration.of("private", COMMAND, Option.yesNo("yes").mustBeGiven()));
    }

    private static Declaration rule(String name) {
        return Declaration.of(
                name,
                COMMAND,
                Option.role("role"),
                Option.person("user"),
                Option.channel("channel"));
    }

    @Override
    public List<String> suggest(Invocation call, String option) {
        var typed = call.text("command");
        return words.completions(typed == null ? "" : typed);
    }

    @Override
    public Reply answer(Invocation call) {
        if (call.part().equals("list")) {
            return list(call);
        }
        var command = words.name(call.given("command"));
        switch (call.part()) {
            case "disable" -> turn(call, command, false);
            case "enable" -> turn(call, command, null);
            case "allow" -> rules(call, command, true);
            case "deny" -> rules(call, command, false);
            case "cooldown" -> {
                return cooldown(call, command);
            }
            case "private" -> {
                return privately(call, command);
            }
            default -> access.clear(call.caller(), command);
        }
        return Reply.whisper("access.done-" + call.part(), command);
    }

    private Reply privately(Invocation call, String command) {
        access.choosePrivacy(call.caller(), command, call.flag("yes"));
        return Reply.whisper("access.done-private-" + (call.flag("yes") ? "yes" : "no"), command);
    }

    private void turn(Invocation call, String command, @Nullable Boolean on) {
        access.rule(call.caller(), List.of(Rules.key(command, Scope.ALL, 0)), on);
    }

    private void rules(Invocation call, String command, boolean allows) {
        var keys = new ArrayList<String>();
        for (var scope : List.of(Scope.ROLE, Scope.USER, Scope.CHANNEL)) {
            var id = call.id(scope.name().toLowerCase(Locale.ROOT));
            if (id != null) {
                keys.add(Rules.key(command, scope, id));
            }
        }
        if (keys.isEmpty()) {
            throw new Refusal("access.rule-for-whom");
        }
        access.rule(call.caller(), keys, allows);
    }

    private Reply cooldown(Invocation call, String command) {
        var seconds = call.number("seconds");
        var per = call.text("per") == null ? "member" : call.text("per");
        var chosen =
                new Cooldown(
                        Duration.ofSeconds(seconds == null ? 0 : seconds),
                        Cooldown.Per.valueOf(String.valueOf(per).toUpperCase(Locale.ROOT)));
        access.chooseCooldown(call.caller(), command, chosen);
        return Reply.whisper("access.done-cooldown", command, RuleWords.wait(chosen));
    }

    private Reply list(Invocation call) {
        var lines = RuleWords.lines(access.settings(call.guildId()));
        if (lines.isEmpty()) {
            return Reply.whisper("access.no-rules");
        }
        var to = ComponentId.of("commands", "list");
        var pages = Pages.of(lines, A_PAGE, call.number("page"), to);
        var body =
                pages.shown().stream()
                        .reduce((before, line) -> Text.of("access.steps", before, line))
                        .orElseThrow();
        var card = new Card(Text.of("access.list-title"), body, List.of(), pages.place());
        return Reply.whisper(card).with(pages.controls()).replacing();
    }
}
