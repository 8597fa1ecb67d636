package io.jikimi.access;

import io.jikimi.access.Rules.About;
import io.jikimi.access.Rules.Scope;
import io.jikimi.commands.Catalogue;
import io.jikimi.commands.Command;
import io.jikimi.commands.Declaration;
import io.jikimi.guilds.Author;
import io.jikimi.guilds.SettingsLimit;
import io.jikimi.messages.Text;

import net.dv8tion.jda.api.Permission;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Nobody gives away more than they have: a yes for a person or a role stands in for the permission
 * of Discord, so whoever writes it must have all that the command and its parts need, in the whole
 * guild. Owners may give anything. A yes for a channel stands in for nothing and is free.
 */
@Component
class Generosity implements SettingsLimit {

    private final ObjectProvider<Catalogue> catalogue;

    Generosity(ObjectProvider<Catalogue> catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public @Nullable Text objection(Author author, String name, @Nullable String value) {
        var key = Rules.keyOf(name);
        if (key == null || value == null || author.owner()) {
            return null;
        }
        return Rules.read(key, value)
                .filter(about -> about.rule().allows() && isAboutPeople(about.rule().scope()))
                .map(about -> objection(author, about))
                .orElse(null);
    }

    private static boolean isAboutPeople(Scope scope) {
        return scope == Scope.USER || scope == Scope.ROLE;
    }

    private @Nullable Text objection(Author author, About about) {
        var needed = needs(about.command());
        if (needed.isEmpty()) {
            return Text.of("access.beyond-all", about.command(), about.whom());
        }
        return needed.get().stream()
                .filter(permission -> !author.permissions().contains(permission))
                .findFirst()
                .map(
                        missing ->
                                Text.of(
                                        "access.beyond-you",
                                        about.command(),
                                        about.whom(),
                                        Text.of("permission." + missing.name())))
                .orElse(null);
    }

    /** What a command, all its parts and the way there need; empty where there is none such. */
    private Optional<Set<Permission>> needs(String command) {
        var all = catalogue.getObject();
        if (command.equals(Rules.EVERYTHING)) {
            return Optional.of(
                    collected(all.all().stream().map(Command::declaration), Generosity::whole));
        }
        var way = all.reached(Arrays.stream(command.split(" ")).toList());
        return way.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        collected(
                                way.stream(),
                                part ->
                                        part == way.getLast()
                                                ? whole(part)
                                                : part.needs().stream()));
    }

    private static Set<Permission> collected(
            Stream<Declaration> all, Function<Declaration, Stream<Permission>> needs) {
        return all.flatMap(needs).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Permission> whole(Declaration declaration) {
        return Stream.concat(
                declaration.needs().stream(), declaration.shown().flatMap(Generosity::whole));
    }
}
