package io.jikimi.commands;

import io.jikimi.commands.Control.Menu;
import io.jikimi.commands.Control.Pick;
import io.jikimi.messages.Text;
import io.jikimi.messages.Words;

import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu.SelectTarget;
import net.dv8tion.jda.api.components.selections.SelectMenu;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.modals.Modal;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts buttons, menus and forms into Discord's shapes, within their limits. */
@Component
class ControlRenderer {

    private static final List<ChannelType> WRITTEN_IN =
            List.of(
                    ChannelType.TEXT,
                    ChannelType.NEWS,
                    ChannelType.GUILD_PUBLIC_THREAD,
                    ChannelType.GUILD_PRIVATE_THREAD,
                    ChannelType.GUILD_NEWS_THREAD);

    private final Words words;

    ControlRenderer(Words words) {
        this.words = words;
    }

    List<ActionRow> rows(List<Control> controls, Locale locale) {
        var rows = new ArrayList<ActionRow>();
        var buttons = new ArrayList<Button>();
        for (var control : controls) {
            switch (control) {
                case Control.Button button -> buttons.add(button(button, locale));
                case Menu menu -> rows.add(ActionRow.of(menu(menu, locale)));
                case Pick pick -> rows.add(ActionRow.of(pick(pick, locale)));
            }
        }
        if (!buttons.isEmpty()) {
            rows.addAll(ActionRow.partitionOf(buttons));
        }
        return rows;
    }

    Button button(Control.Button button, Locale locale) {
        var style =
                switch (button.style()) {
                    case PRIMARY -> ButtonStyle.PRIMARY;
                    case SECONDARY -> ButtonStyle.SECONDARY;
                    case DANGER -> ButtonStyle.DANGER;
                };
        var label = word(locale, button.label(), Button.LABEL_MAX_LENGTH);
        return Button.of(style, button.leadsTo().written(), label);
    }

    private StringSelectMenu menu(Menu menu, Locale locale) {
        var builder =
                StringSelectMenu.create(menu.leadsTo().written())
                        .setPlaceholder(
                                word(locale, menu.hint(), StringSelectMenu.PLACEHOLDER_MAX_LENGTH));
        menu.items().stream().map(item -> option(item, locale)).forEach(builder::addOptions);
        return builder.setMaxValues(Math.clamp(menu.most(), 1, builder.getOptions().size()))
                .build();
    }

    private SelectOption option(Control.Item item, Locale locale) {
        var label = word(locale, item.label(), SelectOption.LABEL_MAX_LENGTH);
        var option = SelectOption.of(label, item.value());
        return item.description() == null
                ? option
                : option.withDescription(
                        word(locale, item.description(), SelectOption.DESCRIPTION_MAX_LENGTH));
    }

    private EntitySelectMenu pick(Pick pick, Locale locale) {
        var target =
                switch (pick.kind()) {
                    case PERSON -> SelectTarget.USER;
                    case ROLE -> SelectTarget.ROLE;
                    case CHANNEL -> SelectTarget.CHANNEL;
                };
        var builder =
                EntitySelectMenu.create(pick.leadsTo().written(), target)
                        .setPlaceholder(
                                word(locale, pick.hint(), EntitySelectMenu.PLACEHOLDER_MAX_LENGTH))
                        .setMaxValues(Math.clamp(pick.most(), 1, SelectMenu.OPTIONS_MAX_AMOUNT));
        if (pick.kind() == Control.Kind.CHANNEL) {
            builder.setChannelTypes(WRITTEN_IN);
        }
        return builder.build();
    }

    Modal form(Reply.Form form, Locale locale) {
        var fields = form.fields().stream().map(field -> field(field, locale)).toList();
        return Modal.create(
                        form.submitsTo().written(),
                        word(locale, form.title(), Modal.MAX_TITLE_LENGTH))
                .addComponents(fields)
                .build();
    }

    private Label field(Reply.Field field, Locale locale) {
        var style = field.tall() ? TextInputStyle.PARAGRAPH : TextInputStyle.SHORT;
        var input =
                TextInput.create(field.option(), style)
                        .setValue(blankToNull(field.value()))
                        .setRequired(field.shortest() > 0)
                        .setRequiredRange(field.shortest(), field.longest());
        return Label.of(
                word(locale, field.label(), Label.LABEL_MAX_LENGTH),
                word(locale, field.hint(), Label.DESCRIPTION_MAX_LENGTH),
                input.build());
    }

    private String word(Locale locale, Text text, int longest) {
        return Cut.to(longest, words.in(locale, text));
    }

    private static @Nullable String blankToNull(String value) {
        return value.isBlank() ? null : value;
    }
}
