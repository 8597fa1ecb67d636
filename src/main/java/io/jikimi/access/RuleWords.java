package io.jikimi.access;

import io.jikimi.access.AccessService.Waiting;
import io.jikimi.access.Rules.Scope;
import io.jikimi.commands.Cooldown;
import io.jikimi.messages.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Words the rules of a guild about its commands for people. */
final class RuleWords {

    private RuleWords() {}

    /** All of them, one a line, in the order of the commands. */
    static List<Text> lines(AccessSettings settings) {
        var lines = new ArrayList<Text>();
        ordered(settings.rules()).forEach((key, effect) -> lines.add(rule(key, effect)));
        ordered(settings.cooldowns()).forEach((name, wait) -> lines.add(cooldown(name, wait)));
        ordered(settings.privately()).forEach((name, yes) -> lines.add(privacy(name, yes)));
        return lines;
    }

    private static Map<String, String> ordered(Map<String, String> entries) {
        return new TreeMap<>(entries);
    }

    private static Text rule(String key, String effect) {
        return Rules.read(key, effect)
                .map(RuleWords::rule)
                .orElseGet(() -> unknown(key + ": " + effect));
    }

    private static Text rule(Rules.About about) {
        var rule = about.rule();
        var whom = rule.scope() == Scope.CHANNEL ? "<#" + rule.id() + ">" : about.whom();
        return Text.of(
                "access.rule-" + rule.scope().name(),
                rule.allows() ? "✅" : "⛔",
                about.command(),
                whom);
    }

    private static Text cooldown(String name, String written) {
        if (written.matches("0+s/.*")) {
            return Text.of("access.rule-wait", name, Text.of("access.wait-none"));
        }
        var chosen = Waiting.read(written);
        return chosen == null
                ? unknown(name + ": " + written)
                : Text.of("access.rule-wait", name, wait(chosen));
    }

    /** How often something may be used, and who waits together. */
    static Text wait(Cooldown cooldown) {
        return cooldown.pause().isZero()
                ? Text.of("access.wait-none")
                : Text.of("access.wait-" + cooldown.per().name(), cooldown.pause().toSeconds());
    }

    private static Text privacy(String name, String yes) {
        return Text.of(yes.equals("true") ? "access.rule-private" : "access.rule-open", name);
    }

    /** What another version has written. */
    private static Text unknown(String written) {
        return Text.of("access.rule-unknown", written.replace("`", "'"));
    }
}
