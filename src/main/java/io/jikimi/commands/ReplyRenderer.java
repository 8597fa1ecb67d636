package io.jikimi.commands;

import io.jikimi.commands.Invocation.Caller;
import io.jikimi.commands.Reply.Audience;
import io.jikimi.messages.Text;
import io.jikimi.messages.Words;

import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words a {@link Reply} for its readers and puts it into Discord's shapes, within their limits. */
@Component
class ReplyRenderer {

    static final int JIKIMI_BLUE = 0x5B8DEF;

    /** What a message is made of. */
    private enum Shape {
        TEXT,
        CARD,
        PANEL
    }

    private final Words words;
    private final ControlRenderer controls;
    private final PanelRenderer panels;

    ReplyRenderer(Words words, ControlRenderer controls, PanelRenderer panels) {
        this.words = words;
        this.controls = controls;
        this.panels = panels;
    }

    /** The message; or, where it cannot be written, an apology to those who would have read it. */
    MessageCreateData message(Reply.Message reply, Caller caller) {
        return message(reply, caller, reply.panel() == null ? Shape.CARD : Shape.PANEL);
    }

    /**
     * The same in the shape of the message whose place it takes, which cannot change.
     *
     * @param panel whether that message is a panel
     */
    MessageCreateData inPlace(Reply.Message reply, Caller caller, boolean panel) {
        return message(reply, caller, panel ? Shape.PANEL : Shape.CARD);
    }

    /** The same in text alone, for channels where Jikimi may not send cards. */
    MessageCreateData plainMessage(Reply.Message reply, Caller caller) {
        return message(reply, caller, Shape.TEXT);
    }

    /** The same in a language, for what nobody asked for. */
    MessageCreateData notice(Reply.Message reply, Locale language, boolean cards) {
        return message(reply, language, cards ? Shape.CARD : Shape.TEXT);
    }

    private MessageCreateData message(Reply.Message reply, Caller caller, Shape shape) {
        var locale =
                reply.audience() == Audience.CALLER ? caller.language() : caller.guildLanguage();
        try {
            return message(reply, locale, shape);
        } catch (RuntimeException failure) {
            return message(
                    CommandDesk.apology("Writing the answer to " + caller.eventKey(), failure),
                    locale,
                    shape);
        }
    }

    private MessageCreateData message(Reply.Message reply, Locale locale, Shape shape) {
        if (shape == Shape.PANEL) {
            var panel = reply.panel() == null ? PanelRenderer.asPanel(reply) : reply.panel();
            return panel(panel, reply, locale);
        }
        var flat = reply.panel() == null ? reply : PanelRenderer.asCard(reply, reply.panel());
        return flat(flat, locale, shape == Shape.CARD);
    }

    private MessageCreateData panel(Panel panel, Reply.Message reply, Locale locale) {
        var files = files(reply);
        return new MessageCreateBuilder()
                .setAllowedMentions(List.of())
                .useComponentsV2()
                .setComponents(panels.components(panel, reply, files, locale))
                .build();
    }

    private MessageCreateData flat(Reply.Message reply, Locale locale, boolean cards) {
        var message = new MessageCreateBuilder().setAllowedMentions(List.of());
        var content = cards ? text(reply, locale) : plain(reply, locale);
        message.setContent(Cut.to(Message.MAX_CONTENT_LENGTH, content));
        if (cards && reply.card() != null) {
            message.setEmbeds(embed(reply.card(), locale));
        }
        return message.setComponents(controls.rows(reply.controls(), locale))
                .setFiles(files(reply))
                .build();
    }

    private static List<FileUpload> files(Reply.Message reply) {
        return reply.files().stream()
                .map(file -> FileUpload.fromData(file.content(), file.name()))
                .toList();
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
        return controls.form(form, caller.language());
    }

    String word(Locale locale, Text text) {
        return words.in(locale, text);
    }

    private MessageEmbed embed(Card card, Locale locale) {
        var embed =
                new EmbedBuilder()
                        .setColor(JIKIMI_BLUE)
                        .setTitle(
                                Cut.to(
                                        MessageEmbed.TITLE_MAX_LENGTH,
                                        words.in(locale, card.title())));
        if (card.body() != null) {
            embed.setDescription(
                    Cut.to(MessageEmbed.DESCRIPTION_MAX_LENGTH, words.in(locale, card.body())));
        }
        if (card.footer() != null) {
            var left = MessageEmbed.EMBED_MAX_LENGTH_BOT - embed.length();
            var longest = Math.min(left, MessageEmbed.TEXT_MAX_LENGTH);
            embed.setFooter(Cut.to(longest, words.in(locale, card.footer())));
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
                Cut.to(MessageEmbed.TITLE_MAX_LENGTH, words.in(locale, line.name())),
                Cut.to(MessageEmbed.VALUE_MAX_LENGTH, words.in(locale, line.value())),
                line.beside());
    }

    private static boolean fits(MessageEmbed.Field field, EmbedBuilder embed) {
        var length =
                String.valueOf(field.getName()).length()
                        + String.valueOf(field.getValue()).length();
        return embed.length() + length <= MessageEmbed.EMBED_MAX_LENGTH_BOT;
    }
}
