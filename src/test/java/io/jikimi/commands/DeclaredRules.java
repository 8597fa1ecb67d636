package io.jikimi.commands;

import io.jikimi.commands.Invocation.Caller;
import io.jikimi.commands.Verdict.Effect;
import io.jikimi.commands.Verdict.Step;
import io.jikimi.messages.Text;

import net.dv8tion.jda.api.Permission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Goes by what the commands declare, and by nothing else. */
class DeclaredRules implements Doorkeeper, Cooldowns {

    @Override
    public Verdict judge(List<Declaration> way, Caller caller) {
        return way.stream()
                .map(Declaration::needs)
                .filter(needed -> caller.guildId() != null && !caller.may(needed))
                .findFirst()
                .map(needed -> new Verdict(false, List.of(new Step(lacks(needed), Effect.DENIES))))
                .orElseGet(() -> new Verdict(true, List.of()));
    }

    private static Text lacks(Set<Permission> needed) {
        var first = needed.stream().sorted().findFirst().orElseThrow();
        return Text.of("desk.needs", Text.of("permission." + first.name()));
    }

    @Override
    public boolean answersPrivately(List<Declaration> way, Caller caller) {
        return false;
    }

    @Override
    public Optional<Instant> blockedUntil(List<Declaration> way, Caller caller) {
        return Optional.empty();
    }
}
