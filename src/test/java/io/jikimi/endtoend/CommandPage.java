package io.jikimi.endtoend;

import io.jikimi.commands.Catalogue;
import io.jikimi.commands.Command;
import io.jikimi.commands.Cooldown;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Declaration.Reach;
import io.jikimi.commands.Option;
import io.jikimi.messages.Text;
import io.jikimi.messages.Words;

import net.dv8tion.jda.api.Permission;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The page about all commands, from their declarations, in both languages. */
final class CommandPage {

    private final Catalogue catalogue;
    private final Words words;
    private final Locale language;
    private final StringBuilder page = new StringBuilder();

    private CommandPage(Catalogue catalogue, Words words, Locale language) {
        this.catalogue = catalogue;
        this.words = words;
        this.language = language;
    }

    static String of(Catalogue catalogue, Words words) {
        return "# Commands\n\nGenerated from the declarations. [한국어](#명령)\n\n"
                + new CommandPage(catalogue, words, Locale.ENGLISH).written()
                + "# 명령\n\n"
                + new CommandPage(catalogue, words, Locale.KOREAN).written();
    }

    private String written() {
        catalogue.all().stream().map(Command::declaration).forEach(this::write);
        return page.toString();
    }

    private void write(Declaration declaration) {
        var path = List.of(declaration.name());
        page.append("## /%s\n\n%s\n\n".formatted(name(path), say("commands", path)));
        declaration.ways().forEach(this::write);
    }

    private void write(List<Declaration> way) {
        var path = Declaration.path(way);
        var part = way.getLast();
        page.append("- `/%s`".formatted(part.usage(path)));
        if (language == Locale.KOREAN) {
            page.append(" · `/%s`".formatted(localised(path)));
        }
        page.append("  \n  %s%s\n".formatted(say("commands", path), conditions(way)));
        part.options().forEach(option -> write(path, option));
        page.append('\n');
    }

    private void write(List<String> path, Option option) {
        var key = String.join(".", path) + "." + option.name();
        page.append("    - `%s`".formatted(option.name()));
        if (!option.choices().isEmpty()) {
            page.append(" (`%s`)".formatted(String.join("`, `", option.choices())));
        }
        page.append(": %s\n".formatted(words.in(language, Text.of("commands." + key))));
    }

    private String conditions(List<Declaration> way) {
        var needs =
                way.stream()
                        .flatMap(part -> part.needs().stream())
                        .map(this::permission)
                        .map(name -> " · 🔑 " + name)
                        .collect(Collectors.joining());
        var place = way.stream().anyMatch(part -> part.reach() == Reach.GUILDS) ? " · 🏠" : "";
        var menu = way.getLast().menu();
        var chosen = menu == null ? "" : " · 🖱 " + say("commands", Declaration.path(way), "menu");
        var owners = way.stream().anyMatch(Declaration::owners) ? " · 👑" : "";
        return needs + owners + place + chosen + cooldown(way.getLast().cooldown());
    }

    private static String cooldown(@Nullable Cooldown cooldown) {
        return cooldown == null ? "" : " · ⏱ " + cooldown.pause().toSeconds() + " s";
    }

    private String permission(Permission permission) {
        return words.in(language, Text.of("permission." + permission.name()));
    }

    private String localised(List<String> path) {
        return IntStream.rangeClosed(1, path.size())
                .mapToObj(end -> name(path.subList(0, end)))
                .collect(Collectors.joining(" "));
    }

    private String name(List<String> path) {
        var key = "names." + String.join(".", path);
        return words.know(key) ? words.in(language, Text.of(key)) : path.getLast();
    }

    private String say(String start, List<String> path, String... below) {
        var key = start + "." + String.join(".", path);
        var whole = below.length == 0 ? key : key + "." + below[0];
        return words.in(language, Text.of(whole));
    }
}
