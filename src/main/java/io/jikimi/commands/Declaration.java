package io.jikimi.commands;

import net.dv8tion.jda.api.Permission;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a command is called, what it takes and who may use it; its sentences lie in the bundles
 * under {@code commands.<path>} and {@code commands.<path>.<option>}, its names in other languages
 * under {@code names.<path>} and {@code names.<path>.<option>}.
 *
 * @param name as typed, lower case
 * @param options what it takes, required ones first
 * @param subcommands its parts, two levels of them at most; a command that has some takes no
 *     options itself
 * @param needs what the person must be allowed to do in the channel
 * @param reach where and how it can be reached
 * @param quiet whether its answers are usually whispers, which decides how "is thinking" is shown
 * @param owners whether it is for those alone whose bot this is
 * @param cooldown how long to wait between two uses, or null
 * @param menu what it can be chosen on besides, or null
 */
public record Declaration(
        String name,
        List<Option> options,
        List<Declaration> subcommands,
        Set<Permission> needs,
        Reach reach,
        boolean quiet,
        boolean owners,
        @Nullable Cooldown cooldown,
        @Nullable ContextMenu menu) {

    /** Where a command can be reached from. */
    public enum Reach {
        EVERYWHERE,
        GUILDS,
        /** Not shown to people: only buttons, selects and forms of the same command lead to it. */
        COMPONENTS
    }

    /**
     * A command that also stands in the menu of a person or a message; it is called there as {@code
     * commands.<path>.menu} says.
     *
     * @param option which option takes the id of what it was chosen on
     */
    public record ContextMenu(On on, String option) {}

    /** What a context menu opens on. */
    public enum On {
        USER,
        MESSAGE
    }

    public static Declaration of(String name, Option... options) {
        return new Declaration(
                name,
                List.of(options),
                List.of(),
                Set.of(),
                Reach.EVERYWHERE,
                false,
                false,
                null,
                null);
    }

    public Declaration with(Declaration... parts) {
        return new Declaration(
                name, options, List.of(parts), needs, reach, quiet, owners, cooldown, menu);
    }

    public Declaration needs(Permission... permissions) {
        return new Declaration(
                name,
                options,
                subcommands,
                Set.of(permissions),
                reach,
                quiet,
                owners,
                cooldown,
                menu);
    }

    public Declaration onlyInGuilds() {
        return reached(Reach.GUILDS);
    }

    public Declaration onlyByComponent() {
        return reached(Reach.COMPONENTS);
    }

    private Declaration reached(Reach from) {
        return new Declaration(
                name, options, subcommands, needs, from, quiet, owners, cooldown, menu);
    }

    public Declaration quietly() {
        return new Declaration(
                name, options, subcommands, needs, reach, true, owners, cooldown, menu);
    }

    /** Nobody uses it but those whose bot this is, and no rule of a guild changes that. */
    public Declaration onlyForOwners() {
        return new Declaration(
                name, options, subcommands, needs, reach, quiet, true, cooldown, menu);
    }

    public Declaration cooldown(Duration pause, Cooldown.Per per) {
        return waiting(new Cooldown(pause, per));
    }

    /** The same, and it is no use to press a button instead. */
    public Declaration cooldownAtButtonsToo(Duration pause, Cooldown.Per per) {
        return waiting(new Cooldown(pause, per, true));
    }

    /** Whether it costs so much that nobody is spared its cooldown, at buttons neither. */
    public boolean isCostly() {
        return cooldown != null && cooldown.buttons();
    }

    private Declaration waiting(Cooldown pause) {
        return new Declaration(
                name, options, subcommands, needs, reach, quiet, owners, pause, menu);
    }

    /** Stands in the menu of a person, too, whose id becomes this option. */
    public Declaration onUser(String option) {
        return chosenOn(On.USER, option);
    }

    /** Stands in the menu of a message, too, whose id becomes this option. */
    public Declaration onMessage(String option) {
        return chosenOn(On.MESSAGE, option);
    }

    private Declaration chosenOn(On on, String option) {
        return new Declaration(
                name,
                options,
                subcommands,
                needs,
                reach,
                quiet,
                owners,
                cooldown,
                new ContextMenu(on, option));
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

    /** All that people can ask for under this name, each as the declarations that lead to it. */
    public Stream<List<Declaration>> ways() {
        return subcommands.isEmpty()
                ? Stream.of(List.of(this))
                : shown().flatMap(Declaration::ways)
                        .map(way -> Stream.concat(Stream.of(this), way.stream()).toList());
    }

    /** The names along a way, which is the path of an {@link Invocation}. */
    public static List<String> path(List<Declaration> way) {
        return way.stream().map(Declaration::name).toList();
    }

    /** How it is typed, where the whole path leads here. */
    public String usage(List<String> path) {
        var words = new ArrayList<>(path);
        options.forEach(option -> words.add(usage(option)));
        return String.join(" ", words);
    }

    private static String usage(Option option) {
        var typed = option.typed() == Option.Typed.BY_NAME ? "--" + option.name() : option.name();
        return option.required() ? "<" + typed + ">" : "[" + typed + "]";
    }
}
