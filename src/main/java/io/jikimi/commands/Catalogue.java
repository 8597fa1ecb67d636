package io.jikimi.commands;

import io.jikimi.config.MisconfiguredException;

import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All commands there are, by name. */
@Component
public class Catalogue {

    private final Map<String, Command> commands = new TreeMap<>();

    Catalogue(List<Command> all) {
        all.forEach(this::add);
    }

    public Collection<Command> all() {
        return commands.values();
    }

    public Optional<Command> named(String name) {
        return Optional.ofNullable(commands.get(name));
    }

    private void add(Command command) {
        var name = command.declaration().name();
        var other = commands.putIfAbsent(name, command);
        if (other != null) {
            throw new MisconfiguredException(
                    "Two commands are called '%s': %s and %s."
                            .formatted(
                                    name, other.getClass().getName(), command.getClass().getName()),
                    "Give one of them another name in its declaration().");
        }
    }
}
