package io.jikimi.reminders;

import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Control;
import io.jikimi.commands.Control.Style;
import io.jikimi.commands.Invocation.Caller;
import io.jikimi.commands.Pages;
import io.jikimi.commands.Panel;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Text;
import io.jikimi.times.TimeWords;
import io.jikimi.times.Times;
import io.jikimi.times.When;
import io.jikimi.times.Zones;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

/** What people are shown of their reminders. */
@Component
class ReminderView {

    private static final int A_PAGE = 5;
    private static final int SHORT = 100;
    private static final int PREVIEWED = 5;

    private final ReminderService reminders;
    private final Zones zones;

    ReminderView(ReminderService reminders, Zones zones) {
        this.reminders = reminders;
        this.zones = zones;
    }

    /** That it is noted, and how it was understood. */
    Reply noted(Reminder reminder, Caller caller) {
        var again = reminder.again();
        var exactly = Times.exactly(reminder.dueAt());
        var text =
                again == null
                        ? Text.of("reminders.noted", exactly, reminder.dueAt(), place(reminder))
                        : Text.of(
                                "reminders.noted-again",
                                TimeWords.of(again),
                                Zones.name(again.zone()),
                                Times.list(new When(reminder.dueAt(), again).upcoming(PREVIEWED)),
                                place(reminder));
        if (zones.own(caller.userId()) == null) {
            text =
                    Text.of(
                            "reminders.lines",
                            text,
                            Text.of("reminders.zone", Zones.name(zones.of(caller))));
        }
        return Reply.whisper(withUnsaid(text, caller)).with(edit(reminder), delete(reminder));
    }

    // Tells on the way what could not be said before, where nobody else reads it: the answer to
    // what was typed is for all to see, or comes by the way that is shut.
    private Text withUnsaid(Text text, Caller caller) {
        if (caller.isByMessage()) {
            return text;
        }
        var all = text;
        for (var missed : reminders.takeUnsaid(caller.userId())) {
            all =
                    Text.of(
                            "reminders.lines",
                            all,
                            Text.of("reminders.unsaid", missed.dueAt(), missed.what()));
        }
        return all;
    }

    Reply list(Caller caller, @Nullable Long page) {
        var all = reminders.open(caller.userId());
        var pages = Pages.of(all, A_PAGE, page, ComponentId.of("reminders", "list"));
        var head = Text.of(all.isEmpty() ? "reminders.none" : "reminders.some", all.size());
        var panel =
                Panel.titled("reminders.yours").saying("reminders.said", withUnsaid(head, caller));
        for (var reminder : pages.shown()) {
            panel = panel.row(row(reminder), edit(reminder));
        }
        if (pages.place() != null) {
            panel = panel.row(pages.place());
        }
        return Reply.whisper(panel).with(controls(pages));
    }

    private static List<Control> controls(Pages<Reminder> pages) {
        var all = new ArrayList<>(pages.controls());
        if (!pages.shown().isEmpty()) {
            var items =
                    pages.shown().stream()
                            .map(
                                    one ->
                                            new Control.Item(
                                                    words(one), null, String.valueOf(one.id())))
                            .toList();
            all.add(
                    new Control.Menu(
                            Text.of("reminders.choose-to-delete"),
                            ComponentId.of("reminders", "delete").leavingOpen("id"),
                            items));
        }
        return all;
    }

    private static Text row(Reminder reminder) {
        var again = reminder.again();
        var when = Times.exactly(reminder.dueAt());
        var line =
                again == null
                        ? Text.of(
                                "reminders.row",
                                reminder.id(),
                                when,
                                reminder.dueAt(),
                                place(reminder))
                        : Text.of(
                                "reminders.row-again",
                                reminder.id(),
                                when,
                                TimeWords.of(again),
                                place(reminder));
        return Text.of("reminders.lines", line, words(reminder));
    }

    private static Text words(Reminder reminder) {
        var words = shortened(reminder.what());
        return words.isEmpty() ? Text.of("reminders.no-words") : Text.verbatim(words);
    }

    private static Text place(Reminder reminder) {
        var channelId = reminder.channelId();
        return channelId == null
                ? Text.of("reminders.in-private")
                : Text.verbatim("<#" + channelId + ">");
    }

    private static Control.Button edit(Reminder reminder) {
        return button("change", "reminders.edit", Style.SECONDARY, reminder);
    }

    private static Control.Button delete(Reminder reminder) {
        return button("delete", "reminders.delete", Style.DANGER, reminder);
    }

    private static Control.Button button(String part, String label, Style style, Reminder one) {
        var to = ComponentId.of("reminders", part).with("id", String.valueOf(one.id()));
        return new Control.Button(Text.of(label), style, to);
    }

    /** A form to change when it is said, and what. */
    static Reply form(Reminder reminder) {
        return Reply.form(
                Text.of("reminders.form"),
                ComponentId.of("reminders", "edit").with("id", String.valueOf(reminder.id())),
                Reply.Field.line(
                        "when",
                        Text.of("reminders.field-when"),
                        Text.of("reminders.hint-unchanged"),
                        "",
                        0,
                        RemindCommand.LONGEST_TIME),
                Reply.Field.paragraph(
                        "what",
                        Text.of("reminders.field-what"),
                        Text.of("reminders.hint-what"),
                        reminder.what(),
                        1,
                        RemindCommand.LONGEST));
    }

    /** A form that asks when to come back to a message. */
    static Reply form(long messageId) {
        return Reply.form(
                Text.of("reminders.form-message"),
                ComponentId.of("reminders", "note").with("message", String.valueOf(messageId)),
                Reply.Field.line(
                        "when",
                        Text.of("reminders.field-when"),
                        Text.of("reminders.hint-when"),
                        "",
                        1,
                        RemindCommand.LONGEST_TIME),
                Reply.Field.paragraph(
                        "what",
                        Text.of("reminders.field-note"),
                        Text.of("reminders.hint-what"),
                        "",
                        0,
                        RemindCommand.LONGEST));
    }

    private static String shortened(String text) {
        var line = text.replace('\n', ' ').strip();
        return line.codePointCount(0, line.length()) <= SHORT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHORT - 1)) + "…";
    }
}
