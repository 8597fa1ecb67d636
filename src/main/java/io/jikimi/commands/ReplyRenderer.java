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
import net.dv8tion.jda.api.entities.Message;
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

    /** The message; or, where it cannot be written, an apology to those who would have read it. */
    MessageCreateData message(Reply.Message reply, Caller caller) {
        return message(reply, caller, true);
    }

    /** The same in text alone, for channels where Jikimi may not send cards. */
    MessageCreateData plainMessage(Reply.Message reply, Caller caller) {
        return message(reply, caller, false);
    }

    private MessageCreateData message(Reply.Message reply, Caller caller, boolean cards) {
        var locale =
                reply.audience() == Audience.CALLER ? caller.language() : caller.guildLanguage();
        try {
            return message(reply, locale, cards);
        } catch (RuntimeException failure) {
            return message(
                    CommandDesk.apology("Writing the answer to " + caller.eventKey(), failure),
                    locale,
                    cards);
        }
    }

    private MessageCreateData message(Reply.Message reply, Locale locale, boolean cards) {
        var message = new MessageCreateBuilder().setAllowedMentions(List.of());
        var content = cards ? text(reply, locale) : plain(reply, locale);
        message.setContent(cut(content, Message.MAX_CONTENT_LENGTH));
        if (cards && reply.card() != null) {
            message.setEmbeds(embed(reply.card(), locale));
        }
        return message.setComponents(rows(reply.controls(), locale)).build();
    }

    private String text(Reply.Message reply, Locale locale) {
        return reply.text() == null ? "" : words.in(locale, reply.text());
    }

    private String plain(Reply.Message reply, Locale locale) {
        var text = text(reply, locale);
        if (reply.card() == null) {
            return text;
        }
        var card = plain(reply.card(), locale);
        return text.isEmpty() ? card : text + "\n\n" + card;
    }

    private String plain(Card card, Locale locale) {
        var parts = new ArrayList<>(List.of("**" + words.in(locale, card.title()) + "**"));
        if (card.body() != null) {
            parts.add(words.in(locale, card.body()));
        }
        for (var line : card.lines()) {
            var name = "**" + words.in(locale, line.name()) + "**";
            parts.add(name + (line.beside() ? ": " : "\n") + words.in(locale, line.value()));
        }
        if (card.footer() != null) {
            parts.add(words.in(locale, card.footer()));
        }
        return String.join("\n", parts);
    }

    Modal form(Reply.Form form, Caller caller) {
        var locale = caller.language();
        var fields =
                form.fields().stream()
                        .map(
                                field ->
                                        Label.of(
                                                cut(
                                                        words.in(locale, field.label()),
                                                        Label.LABEL_MAX_LENGTH),
                                                cut(
                                                        words.in(locale, field.hint()),
                                                        Label.DESCRIPTION_MAX_LENGTH),
                                                TextInput.create(
                                                                field.option(),
                                                                TextInputStyle.SHORT)
                                                        .setValue(blankToNull(field.value()))
                                                        .setRequiredRange(
                                                                field.shortest(), field.longest())
                                                        .build()))
                        .toList();
        var title = cut(words.in(locale, form.title()), Modal.MAX_TITLE_LENGTH);
        return Modal.create(form.submitsTo().written(), title).addComponents(fields).build();
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
        if (card.footer() != null) {
            var left = MessageEmbed.EMBED_MAX_LENGTH_BOT - embed.length();
            var longest = Math.min(left, MessageEmbed.TEXT_MAX_LENGTH);
            embed.setFooter(cut(words.in(locale, card.footer()), longest));
        }
        card.lines().stream()
                .limit(MessageEmbed.MAX_FIELD_AMOUNT)
                .map(line -> field(line, locale))
                .takeWhile(field -> fits(field, embed))
                .forEach(embed::addField);
        return embed.build();
    }

    private MessageEmbed.Field field(Card.Line line, Locale locale) {
        return new MessageEmbed.Field(
                cut(words.in(locale, line.name()), MessageEmbed.TITLE_MAX_LENGTH),
                cut(words.in(locale, line.value()), MessageEmbed.VALUE_MAX_LENGTH),
                line.beside());
    }

    private static boolean fits(MessageEmbed.Field field, EmbedBuilder embed) {
        var length =
                String.valueOf(field.getName()).length()
                        + String.valueOf(field.getValue()).length();
        return embed.length() + length <= MessageEmbed.EMBED_MAX_LENGTH_BOT;
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
        var label = cut(words.in(locale, button.label()), Button.LABEL_MAX_LENGTH);
        return Button.of(style, button.leadsTo().written(), label);
    }

    private StringSelectMenu menu(Menu menu, Locale locale) {
        var builder =
                StringSelectMenu.create(menu.leadsTo().written())
                        .setPlaceholder(
                                cut(
                                        words.in(locale, menu.hint()),
                                        StringSelectMenu.PLACEHOLDER_MAX_LENGTH));
        menu.items().stream()
                .limit(StringSelectMenu.OPTIONS_MAX_AMOUNT)
                .map(item -> option(item, locale))
                .forEach(builder::addOptions);
        return builder.build();
    }

    private SelectOption option(Control.Item item, Locale locale) {
        var label = cut(words.in(locale, item.label()), SelectOption.LABEL_MAX_LENGTH);
        var description = words.in(locale, item.description());
        return SelectOption.of(label, item.value())
                .withDescription(cut(description, SelectOption.DESCRIPTION_MAX_LENGTH));
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var half = Character.isHighSurrogate(text.charAt(longest - 2));
        return text.substring(0, longest - (half ? 2 : 1)) + "…";
    }

    private static @Nullable String blankToNull(String value) {
        return value.isBlank() ? null : value;
    }
}
