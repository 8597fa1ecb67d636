package io.jikimi.access;

import io.jikimi.commands.Catalogue;
import io.jikimi.commands.Command;
import io.jikimi.commands.Declaration;
import io.jikimi.messages.Refusal;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Understands which command people mean when they talk about one: {@code /settings edit}. */
@Component
class CommandWords {

    private final ObjectProvider<Catalogue> catalogue;

    CommandWords(ObjectProvider<Catalogue> catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The path as rules name it; {@code *} for all commands.
     *
     * @throws Refusal when there is no such command
     */
    String name(String written) {
        var name = written.strip().toLowerCase(Locale.ROOT).replaceFirst("^/", "");
        if (!name.equals(Rules.EVERYTHING) && way(name).isEmpty()) {
            throw new Refusal("access.no-command", written);
        }
        return String.join(" ", words(name));
    }

    /**
     * The declarations down to that command, or down to its first part.
     *
     * @throws Refusal when there is no such command
     */
    List<Declaration> asked(String written) {
        var way = way(name(written));
        if (way.isEmpty()) {
            throw new Refusal("access.no-command", written);
        }
        return way;
    }

    private List<Declaration> way(String name) {
        return catalogue.getObject().reached(words(name));
    }

    private static List<String> words(String name) {
        return Arrays.stream(name.split("\\s+")).toList();
    }

    /** What could be meant by the beginning of a name. */
    List<String> completions(String typed) {
        var part = typed.toLowerCase(Locale.ROOT).replaceFirst("^/", "");
        return catalogue.getObject().all().stream()
                .map(Command::declaration)
                .flatMap(CommandWords::names)
                .distinct()
                .filter(name -> name.contains(part))
                .toList();
    }

    private static Stream<String> names(Declaration declaration) {
        var parts = declaration.ways().map(Declaration::path).map(path -> String.join(" ", path));
        return Stream.concat(Stream.of(declaration.name()), parts);
    }
}
