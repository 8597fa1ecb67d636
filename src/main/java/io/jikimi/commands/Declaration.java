package io.jikimi.commands;

import net.dv8tion.jda.api.Permission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a command is called, what it takes and who may use it; its sentences lie in the bundles
 * under {@code commands.<path>} and {@code commands.<path>.<option>}.
 *
 * @param name as typed, lower case
 * @param options what it takes, required ones first
 * @param subcommands its parts; a command that has some takes no options itself
 * @param needs what the person must be allowed to do in the channel
 * @param reach where and how it can be reached
 * @param quiet whether its answers are usually whispers, which decides how "is thinking" is shown
 */
public record Declaration(
        String name,
        List<Option> options,
        List<Declaration> subcommands,
        Set<Permission> needs,
        Reach reach,
        boolean quiet) {

    /** Where a command can be reached from. */
    public enum Reach {
        EVERYWHERE,
        GUILDS,
        /** Not shown to people: only buttons, selects and forms of the same command lead to it. */
        COMPONENTS
    }

    public static Declaration of(String name, Option... options) {
        return new Declaration(
                name, List.of(options), List.of(), Set.of(), Reach.EVERYWHERE, false);
    }

    public Declaration with(Declaration... parts) {
        return new Declaration(name, options, List.of(parts), needs, reach, quiet);
    }

    public Declaration needs(Permission... permissions) {
        return new Declaration(name, options, subcommands, Set.of(permissions), reach, quiet);
    }

    public Declaration onlyInGuilds() {
        return new Declaration(name, options, subcommands, needs, Reach.GUILDS, quiet);
    }

    public Declaration onlyByComponent() {
        return new Declaration(name, options, subcommands, needs, Reach.COMPONENTS, quiet);
    }

    public Declaration quietly() {
        return new Declaration(name, options, subcommands, needs, reach, true);
    }

    public Optional<Declaration> subcommand(String called) {
        return subcommands.stream().filter(part -> part.name.equals(called)).findFirst();
    }

    /** The declarations from this one down to the part that the path names, or empty. */
    public Optional<List<Declaration>> along(List<String> path) {
        if (path.isEmpty() || !path.getFirst().equals(name)) {
            return Optional.empty();
        }
        var way = new ArrayList<>(List.of(this));
        for (var part : path.subList(1, path.size())) {
            var next = way.getLast().subcommand(part);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            way.add(next.get());
        }
        return way.getLast().subcommands.isEmpty() ? Optional.of(way) : Optional.empty();
    }

    /** The subcommands that people see. */
    public Stream<Declaration> shown() {
        return subcommands.stream().filter(part -> part.reach != Reach.COMPONENTS);
    }

    /** How it is typed, where the whole path leads here. */
    String usage(List<String> path) {
        return usage(path.subList(0, path.size() - 1).toArray(String[]::new));
    }

    /** How it is typed: {@code prefix set <prefix>}. */
    public String usage(String... path) {
        var words = new ArrayList<>(Arrays.asList(path));
        words.add(name);
        options.forEach(
                option ->
                        words.add(
                                option.required()
                                        ? "<" + option.name() + ">"
                                        : "[" + option.name() + "]"));
        return String.join(" ", words);
    }
}
