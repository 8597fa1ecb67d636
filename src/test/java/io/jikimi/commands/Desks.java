package io.jikimi.commands;

import io.jikimi.discord.Directory;
import io.jikimi.messages.Words;
import io.jikimi.testing.Guildhall;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.context.support.StaticMessageSource;

import java.util.List;

/** Desks as a test needs them: with just these commands, in a guild nobody knows. */
public final class Desks {

    static final CommandNames NAMES = new CommandNames(new Words(new StaticMessageSource()));

    private Desks() {}

    public static Catalogue catalogue(Command... commands) {
        return new Catalogue(List.of(commands), NAMES);
    }

    public static CommandDesk of(Command... commands) {
        return of(new Guildhall(List.of()), commands);
    }

    static CommandDesk of(Directory directory, Command... commands) {
        var rules = new DeclaredRules();
        return new CommandDesk(
                catalogue(commands),
                new OptionReader(directory),
                rules,
                rules,
                new CommandMeters(new SimpleMeterRegistry(), null));
    }
}
