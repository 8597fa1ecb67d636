package io.jikimi.commands;

import io.jikimi.commands.Control.Menu;
import io.jikimi.commands.Invocation.Caller;
import io.jikimi.commands.Reply.Audience;
import io.jikimi.messages.Text;
import io.jikimi.messages.Words;

import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words a {@link Reply} for its readers and puts it into Discord's shapes, within their limits. */
@Component
class ReplyRenderer {

    private static final int JIKIMI_BLUE = 0x5B8DEF;

    private final Words words;

    ReplyRenderer(Words words) {
        this.words = words;
    }

    MessageCreateData message(Reply.Message reply, Caller caller) {
        var locale =
                reply.audience() == Audience.CALLER ? caller.language() : caller.guildLanguage();
        var message = new MessageCreateBuilder().setAllowedMentions(List.of());
        if (reply.text() != null) {
            message.setContent(cut(words.in(locale, reply.text()), 2000));
        }
        if (reply.card() != null) {
            message.setEmbeds(embed(reply.card(), locale));
        }
        return message.setComponents(rows(reply.controls(), locale)).build();
    }

    Modal form(Reply.Form form, Caller caller) {
        var locale = caller.language();
        var fields =
                form.fields().stream()
                        .map(
                                field ->
                                        Label.of(
                                                words.in(locale, field.label()),
                                                words.in(locale, field.hint()),
                                                TextInput.create(
                                                                field.option(),
                                                                TextInputStyle.SHORT)
                                                        .setValue(blankToNull(field.value()))
                                                        .setRequiredRange(
                                                                field.shortest(), field.longest())
                                                        .build()))
                        .toList();
        return Modal.create(form.submitsTo().written(), words.in(locale, form.title()))
                .addComponents(fields)
                .build();
    }

    String word(Locale locale, Text text) {
        return words.in(locale, text);
    }

    private MessageEmbed embed(Card card, Locale locale) {
        var embed =
                new EmbedBuilder()
                        .setColor(JIKIMI_BLUE)
                        .setTitle(
                                cut(words.in(locale, card.title()), MessageEmbed.TITLE_MAX_LENGTH));
        if (card.body() != null) {
            embed.setDescription(
                    cut(words.in(locale, card.body()), MessageEmbed.DESCRIPTION_MAX_LENGTH));
        }
        card.lines().stream()
                .limit(MessageEmbed.MAX_FIELD_AMOUNT)
                .forEach(
                        line ->
                                embed.addField(
                                        cut(
                                                words.in(locale, line.name()),
                                                MessageEmbed.TITLE_MAX_LENGTH),
                                        cut(
                                                words.in(locale, line.value()),
                                                MessageEmbed.VALUE_MAX_LENGTH),
                                        line.beside()));
        if (card.footer() != null) {
            embed.setFooter(words.in(locale, card.footer()));
        }
        return embed.build();
    }

    private List<ActionRow> rows(List<Control> controls, Locale locale) {
        var rows = new ArrayList<ActionRow>();
        var buttons = new ArrayList<Button>();
        for (var control : controls) {
            switch (control) {
                case Control.Button button -> buttons.add(button(button, locale));
                case Menu menu -> rows.add(ActionRow.of(menu(menu, locale)));
            }
        }
        if (!buttons.isEmpty()) {
            rows.addAll(ActionRow.partitionOf(buttons));
        }
        return rows;
    }

    private Button button(Control.Button button, Locale locale) {
        var style =
                switch (button.style()) {
                    case PRIMARY -> ButtonStyle.PRIMARY;
                    case SECONDARY -> ButtonStyle.SECONDARY;
                    case DANGER -> ButtonStyle.DANGER;
                };
        return Button.of(style, button.leadsTo().written(), words.in(locale, button.label()));
    }

    private StringSelectMenu menu(Menu menu, Locale locale) {
        var builder =
                StringSelectMenu.create(menu.leadsTo().written())
                        .setPlaceholder(words.in(locale, menu.hint()));
        menu.items().stream()
                .limit(StringSelectMenu.OPTIONS_MAX_AMOUNT)
                .map(
                        item ->
                                SelectOption.of(words.in(locale, item.label()), item.value())
                                        .withDescription(
                                                cut(words.in(locale, item.description()), 100)))
                .forEach(builder::addOptions);
        return builder.build();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    private static @Nullable String blankToNull(String value) {
        return value.isBlank() ? null : value;
    }
}
