package io.jikimi.commands;

import io.jikimi.commands.Declaration.ContextMenu;
import io.jikimi.commands.Declaration.On;
import io.jikimi.config.MisconfiguredException;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All commands there are, by name. */
@Component
public class Catalogue {

    /** A place in a context menu: what it opens on, and what is written there. */
    private record Entry(On on, String name) {}

    private final Map<String, Command> commands = new TreeMap<>();
    private final Map<String, Command> typed = new HashMap<>();
    private final Map<Entry, List<Declaration>> menus = new HashMap<>();
    private final CommandNames names;

    Catalogue(List<Command> all, CommandNames names) {
        this.names = names;
        all.forEach(this::add);
    }

    public Collection<Command> all() {
        return commands.values();
    }

    public Optional<Command> named(String name) {
        return Optional.ofNullable(commands.get(name));
    }

    /** The declarations that a path leads along, even where it ends before the last part. */
    public List<Declaration> reached(List<String> path) {
        var way = new ArrayList<Declaration>();
        for (var name : path) {
            var next =
                    way.isEmpty()
                            ? named(name).map(Command::declaration)
                            : way.getLast().subcommand(name);
            if (next.isEmpty()) {
                return List.of();
            }
            way.add(next.get());
        }
        return way;
    }

    /** The command that somebody means by a word, in any language, in any case. */
    Optional<Command> typed(String word) {
        return Optional.ofNullable(typed.get(word.toLowerCase(Locale.ROOT)));
    }

    /** What was chosen in the menu of a person or a message. */
    Optional<List<Declaration>> chosen(On on, String name) {
        return Optional.ofNullable(menus.get(new Entry(on, name)));
    }

    /** Everything that stands in context menus. */
    Collection<List<Declaration>> chosenFromMenus() {
        return menus.values().stream()
                .sorted((one, other) -> menuName(one).compareTo(menuName(other)))
                .toList();
    }

    String menuName(List<Declaration> way) {
        return menuName(way, Locale.ENGLISH);
    }

    String menuName(List<Declaration> way, Locale language) {
        return names.about(Declaration.path(way), language, "menu");
    }

    private void add(Command command) {
        var declaration = command.declaration();
        putOnce(commands, declaration.name(), command);
        putOnce(typed, declaration.name(), command);
        names.aliases(List.of(declaration.name())).forEach(alias -> putOnce(typed, alias, command));
        declaration.ways().forEach(this::addMenu);
    }

    private void addMenu(List<Declaration> way) {
        ContextMenu menu = way.getLast().menu();
        if (menu != null) {
            menus.put(new Entry(menu.on(), menuName(way)), way);
        }
    }

    private static void putOnce(Map<String, Command> all, String name, Command command) {
        var other = all.putIfAbsent(name, command);
        if (other != null) {
            throw new MisconfiguredException(
                    "Two commands are called '%s': %s and %s."
                            .formatted(
                                    name, other.getClass().getName(), command.getClass().getName()),
                    "Give one of them another name in its declaration() or its message bundle.");
        }
    }
}
