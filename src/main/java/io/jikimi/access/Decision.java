package io.jikimi.access;

import io.jikimi.access.Rules.Rule;
import io.jikimi.access.Rules.Scope;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation.Caller;
import io.jikimi.commands.Verdict;
import io.jikimi.commands.Verdict.Effect;
import io.jikimi.commands.Verdict.Step;
import io.jikimi.messages.Text;

import net.dv8tion.jda.api.Permission;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides whether somebody may use a command: whose bot it is, what the guild has disabled, the
 * rules of the place, the rules about the person and their roles, what Discord allows them, in this
 * order. The first no ends it; among rules of one step the nearest to the subcommand counts, and of
 * those a no. A yes for a person or a role stands in for the permission of Discord.
 */
final class Decision {

    /** What the owner of a guild can always use, so that nobody is locked out for good. */
    private static final Set<String> KEYS = Set.of("commands", "why", "settings", "help");

    private final List<Step> trace = new ArrayList<>();
    private final Rules rules;
    private final List<Declaration> way;
    private final List<String> levels;
    private final Caller caller;
    private boolean decided;
    private boolean allowed = true;
    private boolean invited;

    private Decision(Rules rules, List<Declaration> way, Caller caller) {
        this.rules = rules;
        this.way = way;
        this.levels = Rules.levels(Declaration.path(way));
        this.caller = caller;
    }

    static Verdict judge(Rules rules, List<Declaration> way, Caller caller) {
        var decision = new Decision(rules, way, caller);
        decision.goThrough();
        return new Verdict(decision.allowed, decision.trace);
    }

    private void goThrough() {
        owners();
        if (!decided && caller.guildId() != null) {
            disabled();
            place();
            person();
            permission();
        }
        if (!decided) {
            say(Text.of("access.default"), Effect.ALLOWS);
        }
    }

    /** Whether it is one of those that the owner of the guild can always use. */
    static boolean isKeyOf(Caller caller, List<Declaration> way) {
        return caller.standing().guildOwner() && KEYS.contains(way.getFirst().name());
    }

    private void owners() {
        if (caller.standing().botOwner()) {
            decide(Text.of("access.bot-owner"), true);
        } else if (way.stream().anyMatch(Declaration::owners)) {
            decide(Text.of("access.owners-only"), false);
        } else if (isKeyOf(caller, way)) {
            decide(Text.of("access.guild-owner"), true);
        } else {
            say(Text.of("access.no-owner"), Effect.SAYS_NOTHING);
        }
    }

    private void disabled() {
        if (decided) {
            return;
        }
        for (var level : levels) {
            var found = matching(level, rule -> rule.scope() == Scope.ALL);
            if (!found.isEmpty()) {
                if (found.stream().anyMatch(Rule::allows)) {
                    say(Text.of("access.enabled", level), Effect.SAYS_NOTHING);
                } else {
                    decide(Text.of("access.disabled", level), false);
                }
                return;
            }
        }
        say(Text.of("access.not-disabled"), Effect.SAYS_NOTHING);
    }

    private void place() {
        if (decided) {
            return;
        }
        for (var level : levels) {
            var all = matching(level, rule -> rule.scope() == Scope.CHANNEL);
            if (!all.isEmpty()) {
                place(level, all);
                return;
            }
        }
        say(Text.of("access.no-place"), Effect.SAYS_NOTHING);
    }

    private void place(String level, List<Rule> all) {
        var here = all.stream().filter(rule -> caller.standing().places().contains(rule.id()));
        var found = here.toList();
        var no = found.stream().filter(rule -> !rule.allows()).findFirst();
        if (no.isPresent()) {
            decide(Text.of("access.place-denied", level, "<#" + no.get().id() + ">"), false);
        } else if (!found.isEmpty()) {
            say(
                    Text.of("access.place-allowed", level, "<#" + found.getFirst().id() + ">"),
                    Effect.ALLOWS);
        } else if (all.stream().anyMatch(Rule::allows)) {
            decide(Text.of("access.elsewhere", level, channels(all)), false);
        } else {
            say(Text.of("access.no-place"), Effect.SAYS_NOTHING);
        }
    }

    private static Text channels(List<Rule> all) {
        var allowed =
                all.stream()
                        .filter(Rule::allows)
                        .limit(5)
                        .map(rule -> "<#" + rule.id() + ">")
                        .toList();
        return Text.verbatim(String.join(", ", allowed));
    }

    private void person() {
        if (decided) {
            return;
        }
        for (var level : levels) {
            var found = matching(level, this::isAboutCaller);
            if (!found.isEmpty()) {
                var no = found.stream().filter(rule -> !rule.allows()).findFirst();
                if (no.isPresent()) {
                    decide(Text.of("access.person-denied", level, who(no.get())), false);
                } else {
                    invited = true;
                    say(
                            Text.of("access.person-allowed", level, who(found.getFirst())),
                            Effect.ALLOWS);
                }
                return;
            }
        }
        say(Text.of("access.no-person"), Effect.SAYS_NOTHING);
    }

    private boolean isAboutCaller(Rule rule) {
        return switch (rule.scope()) {
            case USER -> rule.id() == caller.userId();
            case ROLE -> caller.standing().roleIds().contains(rule.id());
            case ALL, CHANNEL -> false;
        };
    }

    private static Text who(Rule rule) {
        var mention = rule.scope() == Scope.ROLE ? "<@&" : "<@";
        return Text.verbatim(mention + rule.id() + ">");
    }

    private void permission() {
        if (decided) {
            return;
        }
        var missing =
                way.stream()
                        .flatMap(part -> part.needs().stream())
                        .filter(needed -> !caller.permissions().contains(needed))
                        .findFirst();
        if (missing.isPresent() && !invited) {
            decide(Text.of("desk.needs", name(missing.get())), false);
        } else if (missing.isPresent()) {
            say(Text.of("access.needs-waived", name(missing.get())), Effect.SAYS_NOTHING);
        } else {
            say(Text.of("access.has-needed"), Effect.ALLOWS);
        }
    }

    private static Text name(Permission permission) {
        return Text.of("permission." + permission.name());
    }

    private List<Rule> matching(String level, Predicate<Rule> wanted) {
        return rules.about(level).stream().filter(wanted).toList();
    }

    private void decide(Text what, boolean yes) {
        decided = true;
        allowed = yes;
        say(what, yes ? Effect.ALLOWS : Effect.DENIES);
    }

    private void say(Text what, Effect effect) {
        trace.add(new Step(what, effect));
    }
}
