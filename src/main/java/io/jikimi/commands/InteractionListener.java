package io.jikimi.commands;

import io.jikimi.commands.Declaration.On;
import io.jikimi.commands.Invocation.Door;
import io.jikimi.discord.Acknowledgements;
import io.jikimi.discord.Selective;

import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.GenericContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.EntitySelectInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.CommandInteractionPayload;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.context.ContextInteraction.ContextTarget;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The door for slash commands, buttons, menus and forms. */
@Component
class InteractionListener extends ListenerAdapter implements Selective {

    private final Catalogue catalogue;
    private final Callers callers;
    private final CommandDesk desk;
    private final InteractionAnswers answers;
    private final Acknowledgements acknowledgements;

    InteractionListener(
            Catalogue catalogue,
            Callers callers,
            CommandDesk desk,
            InteractionAnswers answers,
            Acknowledgements acknowledgements) {
        this.acknowledgements = acknowledgements;
        this.catalogue = catalogue;
        this.callers = callers;
        this.desk = desk;
        this.answers = answers;
    }

    @Override
    public boolean wants(GenericEvent event) {
        return event instanceof GenericInteractionCreateEvent;
    }

    @Override
    public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
        answers.answer(event, call(event));
    }

    Invocation call(SlashCommandInteractionEvent event) {
        return new Invocation(Door.SLASH, path(event), options(event), callers.of(event));
    }

    @Override
    public void onGenericContextInteraction(GenericContextInteractionEvent<?> event) {
        var on = event.getTargetType() == ContextTarget.USER ? On.USER : On.MESSAGE;
        var way = catalogue.chosen(on, event.getName());
        // Discord's clients may still show the menus of an older version.
        var path = way.map(Declaration::path).orElse(List.of(event.getName()));
        var options =
                way.map(found -> found.getLast().menu())
                        .map(menu -> Map.<String, Object>of(menu.option(), target(event)))
                        .orElse(Map.of());
        answers.answer(event, new Invocation(Door.MENU, path, options, callers.of(event)));
    }

    private static long target(GenericContextInteractionEvent<?> event) {
        return event.getTarget() instanceof ISnowflake target ? target.getIdLong() : 0;
    }

    @Override
    public void onEntitySelectInteraction(EntitySelectInteractionEvent event) {
        var chosen =
                event.getValues().stream()
                        .map(ISnowflake::getId)
                        .collect(Collectors.joining(Control.BETWEEN));
        answers.answer(
                event,
                event,
                component(event.getComponentId(), Map.of("", chosen), callers.of(event)));
    }

    @Override
    public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
        var call = new Invocation(Door.SLASH, path(event), options(event), callers.of(event));
        event.replyChoiceStrings(desk.suggest(call, event.getFocusedOption().getName()))
                .queue(
                        sent -> acknowledgements.taken("suggestion", event.getIdLong()),
                        answers.ignoreIfLate(call));
    }

    @Override
    public void onButtonInteraction(ButtonInteractionEvent event) {
        var call = component(event.getComponentId(), Map.of(), callers.of(event));
        answers.answer(event, event, call);
    }

    @Override
    public void onStringSelectInteraction(StringSelectInteractionEvent event) {
        var chosen = String.join(Control.BETWEEN, event.getValues());
        answers.answer(
                event,
                event,
                component(event.getComponentId(), Map.of("", chosen), callers.of(event)));
    }

    @Override
    public void onModalInteraction(ModalInteractionEvent event) {
        var written = new LinkedHashMap<String, String>();
        event.getValues().forEach(field -> written.put(field.getCustomId(), field.getAsString()));
        var call = component(event.getModalId(), written, callers.of(event));
        if (event.getMessage() == null) {
            answers.answer(event, call);
        } else {
            answers.answer(event, event, call);
        }
    }

    private static Invocation component(
            String customId, Map<String, String> given, Invocation.Caller caller) {
        var id = ComponentId.read(customId).orElse(ComponentId.of("unknown"));
        var options = new LinkedHashMap<String, Object>(id.options());
        given.forEach(
                (name, value) -> {
                    var option = name.isEmpty() ? id.open() : name;
                    if (option != null) {
                        options.put(option, value);
                    }
                });
        return new Invocation(Door.COMPONENT, id.path(), options, caller);
    }

    private static List<String> path(CommandInteractionPayload event) {
        var path = new ArrayList<>(List.of(event.getName()));
        if (event.getSubcommandGroup() != null) {
            path.add(event.getSubcommandGroup());
        }
        if (event.getSubcommandName() != null) {
            path.add(event.getSubcommandName());
        }
        return path;
    }

    private static Map<String, Object> options(CommandInteractionPayload event) {
        var options = new LinkedHashMap<String, Object>();
        event.getOptions().forEach(option -> options.put(option.getName(), value(option)));
        return options;
    }

    private static Object value(OptionMapping option) {
        return switch (option.getType()) {
            case INTEGER -> option.getAsLong();
            case NUMBER -> option.getAsDouble();
            case BOOLEAN -> option.getAsBoolean();
            case USER, CHANNEL, ROLE, MENTIONABLE -> option.getAsLong();
            case ATTACHMENT -> attachment(option.getAsAttachment());
            default -> option.getAsString();
        };
    }

    private static Invocation.Attachment attachment(Message.Attachment file) {
        return new Invocation.Attachment(file.getFileName(), file.getSize(), file.getUrl());
    }
}
