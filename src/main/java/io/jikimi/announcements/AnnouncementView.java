package io.jikimi.announcements;

import io.jikimi.announcements.Announcement.State;
import io.jikimi.commands.Card;
import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Control;
import io.jikimi.commands.Control.Style;
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

import java.time.Instant;
import java.util.List;

/** What people are shown of a guild's announcements. */
@Component
class AnnouncementView {

    private static final int A_PAGE = 6;
    private static final int PREVIEWED = 5;
    private static final int SHORT = 80;

    AnnouncementView() {}

    /** One of them, and when it comes next. */
    Reply.Message shown(Announcement one) {
        var again = one.again();
        var card =
                Card.titled("announcements.title", one.id())
                        .saying("announcements.said", words(one))
                        .line(Text.of("announcements.where"), channel(one), true)
                        .line(Text.of("announcements.how"), rhythm(one), true)
                        .line(Text.of("announcements.next"), next(one), false)
                        .line(Text.of("announcements.extras"), extras(one), false);
        if (again != null) {
            card = card.footer("announcements.clock", Zones.name(again.zone()));
        }
        return Reply.whisper(card).with(buttons(one));
    }

    private static Text words(Announcement one) {
        var content = one.content();
        return content.title() == null
                ? Text.verbatim(content.text())
                : Text.of("announcements.titled", content.title(), content.text());
    }

    private static Text channel(Announcement one) {
        return Text.verbatim("<#" + one.channelId() + ">");
    }

    private static Text rhythm(Announcement one) {
        var again = one.again();
        return again == null ? Text.of("announcements.once") : TimeWords.of(again);
    }

    private static Text next(Announcement one) {
        return one.state() == State.PAUSED
                ? Text.of("announcements.paused")
                : Text.verbatim(Times.list(upcoming(one)));
    }

    private static List<Instant> upcoming(Announcement one) {
        var most = one.timesLeft() == 0 ? PREVIEWED : Math.min(PREVIEWED, one.timesLeft());
        return new When(one.dueAt(), one.again()).upcoming(most);
    }

    private static Text extras(Announcement one) {
        var text = Text.of("announcements.missed." + one.missed());
        var extras = one.extras();
        if (extras.publish()) {
            text = Text.of("announcements.lines", text, Text.of("announcements.publishes"));
        }
        if (extras.pin()) {
            text = Text.of("announcements.lines", text, Text.of("announcements.pins"));
        }
        if (extras.deletePrevious()) {
            text = Text.of("announcements.lines", text, Text.of("announcements.replaces"));
        }
        for (var role : one.content().roles().stream().sorted().toList()) {
            text =
                    Text.of(
                            "announcements.lines",
                            text,
                            Text.of("announcements.pings", "<@&" + role + ">"));
        }
        return text;
    }

    private static List<Control.Button> buttons(Announcement one) {
        var paused = one.state() == State.PAUSED;
        return List.of(
                button("change", Style.PRIMARY, one),
                button(paused ? "resume" : "pause", Style.SECONDARY, one),
                button("delete", Style.DANGER, one));
    }

    private static Control.Button button(String part, Style style, Announcement one) {
        return new Control.Button(
                Text.of("announcements.button." + part),
                style,
                ComponentId.of("announcements", part).with("id", String.valueOf(one.id())));
    }

    Reply.Message list(List<Announcement> all, @Nullable Long page) {
        var pages = Pages.of(all, A_PAGE, page, ComponentId.of("announcements", "list"));
        var panel =
                Panel.titled("announcements.all")
                        .saying(
                                all.isEmpty() ? "announcements.none" : "announcements.some",
                                all.size());
        for (var one : pages.shown()) {
            panel = panel.row(row(one), button("show", Style.SECONDARY, one));
        }
        if (pages.place() != null) {
            panel = panel.row(pages.place());
        }
        return Reply.whisper(panel).with(pages.controls());
    }

    private static Text row(Announcement one) {
        var when =
                one.state() == State.PAUSED
                        ? Text.of("announcements.paused")
                        : Text.verbatim(Times.exactly(one.dueAt()));
        return Text.of(
                "announcements.row",
                one.id(),
                when,
                rhythm(one),
                channel(one),
                shortened(one.content()));
    }

    private static String shortened(Content content) {
        var text = content.title() == null ? content.text() : content.title();
        var line = text.replace('\n', ' ').strip();
        return line.codePointCount(0, line.length()) <= SHORT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHORT - 1)) + "…";
    }

    /** A form to change what it says, and when. */
    static Reply form(Announcement one) {
        var content = one.content();
        return Reply.form(
                Text.of("announcements.form"),
                ComponentId.of("announcements", "edit").with("id", String.valueOf(one.id())),
                Reply.Field.line(
                        "title",
                        Text.of("announcements.field-title"),
                        Text.of("announcements.hint-title"),
                        content.title() == null ? "" : content.title(),
                        0,
                        AnnouncementsCommand.LONGEST_TITLE),
                Reply.Field.paragraph(
                        "text",
                        Text.of("announcements.field-text"),
                        Text.of("announcements.hint-text"),
                        content.text(),
                        1,
                        AnnouncementsCommand.LONGEST_TEXT),
                Reply.Field.line(
                        "when",
                        Text.of("announcements.field-when"),
                        Text.of("announcements.hint-when"),
                        "",
                        0,
                        AnnouncementsCommand.LONGEST_TIME));
    }
}
