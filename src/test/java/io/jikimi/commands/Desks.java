package io.jikimi.commands;

import io.jikimi.discord.Directory;
import io.jikimi.messages.Words;

import org.springframework.context.support.StaticMessageSource;

import java.util.List;

/** Desks as a test needs them: with just these commands, in a guild nobody knows. */
final class Desks {

    static final CommandNames NAMES = new CommandNames(new Words(new StaticMessageSource()));

    private Desks() {}

    static CommandDesk of(Command... commands) {
        return of(new NamedOnes(List.of()), commands);
    }

    static CommandDesk of(Directory directory, Command... commands) {
        var rules = new DeclaredRules();
        return new CommandDesk(
                new Catalogue(List.of(commands), NAMES), new OptionReader(directory), rules, rules);
    }

    /** A guild with just these people, channels and roles. */
    record NamedOnes(List<Named> all) implements Directory {

        @Override
        public List<Named> people(long guildId, String name) {
            return called(name);
        }

        @Override
        public List<Named> channels(long guildId, String name) {
            return called(name);
        }

        @Override
        public List<Named> roles(long guildId, String name) {
            return called(name);
        }

        private List<Named> called(String name) {
            return all.stream()
                    .filter(one -> one.name().startsWith(name))
                    .map(one -> new Named(one.id(), one.name(), one.name().equals(name)))
                    .toList();
        }
    }
}
