package io.jikimi.commands;

import io.jikimi.messages.Text;
import io.jikimi.messages.Words;

import net.dv8tion.jda.api.components.MessageTopLevelComponent;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.container.ContainerChildComponent;
import net.dv8tion.jda.api.components.filedisplay.FileDisplay;
import net.dv8tion.jda.api.components.section.Section;
import net.dv8tion.jda.api.components.separator.Separator;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.utils.FileUpload;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Puts a {@link Panel} into components of the second version (docs/components/reference). */
@Component
class PanelRenderer {

    private static final int MOST_ROWS = 9;
    private static final int LONGEST_HEAD = 1000;

    private final Words words;
    private final ControlRenderer controls;

    PanelRenderer(Words words, ControlRenderer controls) {
        this.words = words;
        this.controls = controls;
    }

    List<MessageTopLevelComponent> components(
            Panel panel, Reply.Message reply, List<FileUpload> files, Locale locale) {
        var all = new ArrayList<MessageTopLevelComponent>();
        all.add(Container.of(inside(panel, locale)).withAccentColor(ReplyRenderer.JIKIMI_BLUE));
        files.forEach(file -> all.add(FileDisplay.fromFile(file)));
        all.addAll(controls.rows(reply.controls(), locale));
        return all;
    }

    private List<ContainerChildComponent> inside(Panel panel, Locale locale) {
        var all = new ArrayList<ContainerChildComponent>();
        all.add(TextDisplay.of(head(panel, locale)));
        if (!panel.rows().isEmpty()) {
            all.add(Separator.createDivider(Separator.Spacing.SMALL));
        }
        var left = Message.MAX_CONTENT_LENGTH_COMPONENT_V2 - LONGEST_HEAD;
        var rows = panel.rows().stream().limit(MOST_ROWS).toList();
        rows.forEach(row -> all.add(row(row, left / rows.size(), locale)));
        return all;
    }

    private String head(Panel panel, Locale locale) {
        var title = "### " + words.in(locale, panel.title());
        var head = panel.body() == null ? title : title + "\n" + words.in(locale, panel.body());
        return Cut.to(LONGEST_HEAD, head);
    }

    private ContainerChildComponent row(Panel.Row row, int longest, Locale locale) {
        var text = TextDisplay.of(Cut.to(longest, words.in(locale, row.words())));
        return row.beside() == null
                ? text
                : Section.of(controls.button(row.beside(), locale), text);
    }

    /** The same as a card with its buttons below, for messages that cannot be panels. */
    static Reply.Message asCard(Reply.Message reply, Panel panel) {
        var card = new Card(panel.title(), panel.body(), List.of(), null);
        var buttons = new ArrayList<Control>();
        var number = 0;
        for (var row : panel.rows()) {
            number++;
            var name = row.beside() == null ? "\u200b" : String.valueOf(number);
            card = card.line(Text.verbatim(name), row.words(), false);
            if (row.beside() != null) {
                buttons.add(numbered(row.beside(), number));
            }
        }
        var all = Stream.concat(buttons.stream(), reply.controls().stream()).toList();
        return new Reply.Message(
                reply.audience(), null, card, null, all, reply.files(), reply.inPlace());
    }

    private static Control numbered(Control.Button button, int number) {
        var label = Text.of("desk.numbered", number, button.label());
        return new Control.Button(label, button.style(), button.leadsTo());
    }

    /** What a message says, as a panel, for messages that cannot be anything else any more. */
    static Panel asPanel(Reply.Message reply) {
        var card = reply.card();
        if (card == null) {
            return new Panel(
                    reply.text() == null ? Text.verbatim("") : reply.text(), null, List.of());
        }
        var panel = new Panel(card.title(), card.body(), List.of());
        for (var line : card.lines()) {
            panel = panel.row(Text.of("desk.panel-line", line.name(), line.value()));
        }
        return card.footer() == null ? panel : panel.row(card.footer());
    }
}
