package io.jikimi.commands;

import io.jikimi.commands.Invocation.Caller;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Remembers who used which command when. */
public interface Cooldowns {

    /**
     * Takes the person's place where it is free, or says until when it is not.
     *
     * @param way the declarations from the command down to the part that is used
     */
    Optional<Instant> blockedUntil(List<Declaration> way, Caller caller);
}
