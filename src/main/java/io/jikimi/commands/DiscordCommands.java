package io.jikimi.commands;

import io.jikimi.commands.Declaration.On;
import io.jikimi.commands.Declaration.Reach;

import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.Command.Type;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandGroupData;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Puts what was declared into Discord's shapes, in all languages. */
@Component
class DiscordCommands {

    private final Catalogue catalogue;
    private final CommandNames names;

    DiscordCommands(Catalogue catalogue, CommandNames names) {
        this.catalogue = catalogue;
        this.names = names;
    }

    PublishedCommands all() {
        var slash = catalogue.all().stream().map(Command::declaration).map(this::slash);
        var menus = catalogue.chosenFromMenus().stream().map(this::menu);
        return new PublishedCommands(Stream.<CommandData>concat(slash, menus).toList());
    }

    private SlashCommandData slash(Declaration declaration) {
        var path = List.of(declaration.name());
        var slash = Commands.slash(declaration.name(), about(path, Locale.ENGLISH));
        slash.setNameLocalizations(
                CommandNames.translated(language -> names.command(path, language)));
        slash.setDescriptionLocalizations(
                CommandNames.translated(language -> about(path, language)));
        restrict(slash, List.of(declaration));
        declaration.options().forEach(option -> slash.addOptions(option(path, option)));
        declaration.shown().forEach(part -> add(slash, path, part));
        return slash;
    }

    private void add(SlashCommandData slash, List<String> above, Declaration part) {
        var path = below(above, part.name());
        if (part.subcommands().isEmpty()) {
            slash.addSubcommands(subcommand(path, part));
            return;
        }
        var group =
                new SubcommandGroupData(part.name(), about(path, Locale.ENGLISH))
                        .setNameLocalizations(
                                CommandNames.translated(language -> names.command(path, language)))
                        .setDescriptionLocalizations(
                                CommandNames.translated(language -> about(path, language)));
        part.shown().forEach(one -> group.addSubcommands(subcommand(below(path, one.name()), one)));
        slash.addSubcommandGroups(group);
    }

    private static List<String> below(List<String> path, String name) {
        return Stream.concat(path.stream(), Stream.of(name)).toList();
    }

    private SubcommandData subcommand(List<String> path, Declaration part) {
        var data =
                new SubcommandData(part.name(), about(path, Locale.ENGLISH))
                        .setNameLocalizations(
                                CommandNames.translated(language -> names.command(path, language)))
                        .setDescriptionLocalizations(
                                CommandNames.translated(language -> about(path, language)));
        part.options().forEach(option -> data.addOptions(option(path, option)));
        return data;
    }

    private OptionData option(List<String> path, Option option) {
        var data =
                new OptionData(
                                option.kind().type(),
                                option.name(),
                                names.about(path, Locale.ENGLISH, option.name()),
                                option.required())
                        .setNameLocalizations(
                                CommandNames.translated(
                                        language -> names.option(path, option, language)))
                        .setDescriptionLocalizations(
                                CommandNames.translated(
                                        language -> names.about(path, language, option.name())));
        if (option.suggested()) {
            data.setAutoComplete(true);
        }
        switch (option.kind()) {
            case TEXT, MESSAGE, DURATION -> texts(path, option, data);
            case WHOLE -> data.setRequiredRange(option.least(), option.most());
            case DECIMAL -> data.setRequiredRange((double) option.least(), (double) option.most());
            case YES_NO, PERSON, CHANNEL, ROLE, FILE -> {}
        }
        return data;
    }

    private void texts(List<String> path, Option option, OptionData data) {
        if (option.choices().isEmpty()) {
            data.setRequiredLength((int) Math.max(1, option.least()), (int) option.most());
        }
        option.choices().forEach(choice -> data.addChoices(choice(path, option, choice)));
    }

    private Choice choice(List<String> path, Option option, String choice) {
        return new Choice(names.about(path, Locale.ENGLISH, option.name(), choice), choice)
                .setNameLocalizations(
                        CommandNames.translated(
                                language -> names.about(path, language, option.name(), choice)));
    }

    private CommandData menu(List<Declaration> way) {
        var menu = way.getLast().menu();
        var type = menu != null && menu.on() == On.USER ? Type.USER : Type.MESSAGE;
        var data = Commands.context(type, catalogue.menuName(way));
        data.setNameLocalizations(
                CommandNames.translated(language -> catalogue.menuName(way, language)));
        restrict(data, way);
        return data;
    }

    private static void restrict(CommandData data, List<Declaration> way) {
        var contexts = new ArrayList<>(List.of(InteractionContextType.GUILD));
        if (way.stream().noneMatch(part -> part.reach() == Reach.GUILDS)) {
            contexts.add(InteractionContextType.BOT_DM);
        }
        data.setContexts(EnumSet.copyOf(contexts));
        var needed =
                way.stream().flatMap(part -> part.needs().stream()).distinct().sorted().toList();
        if (!needed.isEmpty()) {
            data.setDefaultPermissions(DefaultMemberPermissions.enabledFor(needed));
        }
        // Discord cannot show a command to the owners of a bot alone; it can hide it from most.
        if (way.stream().anyMatch(Declaration::owners)) {
            data.setDefaultPermissions(DefaultMemberPermissions.DISABLED);
        }
    }

    private String about(List<String> path, Locale language) {
        return names.about(path, language);
    }
}
