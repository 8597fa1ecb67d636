package io.jikimi.guilds;

import io.jikimi.commands.Card;
import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Control;
import io.jikimi.commands.Control.Style;
import io.jikimi.commands.Pages;
import io.jikimi.commands.Panel;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Text;
import io.jikimi.stored.Stored;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;

/** What people see of a guild's settings, and what they can do about them. */
@Component
class SettingsViews {

    private static final int CHANGES_A_PAGE = 6;
    private static final int SETTINGS_A_PAGE = 24;

    private final SettingsGroups groups;
    private final SettingWords words;

    SettingsViews(SettingsGroups groups, SettingWords words) {
        this.groups = groups;
        this.words = words;
    }

    Reply overview(SettingsSnapshot settings, @Nullable Long page) {
        var to = ComponentId.of("settings", "show");
        var pages = Pages.of(groups.fields().toList(), SETTINGS_A_PAGE, page, to);
        var intro = Text.of("settings.intro");
        var card = new Card(Text.of("settings.title"), intro, List.of(), pages.place());
        for (var field : pages.shown()) {
            card = card.line(field.label(), shown(field, settings), true);
        }
        return Reply.whisper(card)
                .with(menu(pages.shown()))
                .with(pages.controls())
                .with(
                        button("settings.history-button", Style.SECONDARY, "history"),
                        button("settings.export-button", Style.SECONDARY, "export"))
                .replacing();
    }

    private Text shown(SettingField field, SettingsSnapshot settings) {
        if (field.isOpenEnded()) {
            var entries = settings.rows().keySet().stream().filter(field::holds).count();
            return Text.of("settings.entries", entries);
        }
        var chosen = settings.rows().get(field.name());
        return chosen == null && field.usual() != null
                ? Text.of("settings.usual-is", words.value(field.name(), field.usual()))
                : words.value(field.name(), chosen);
    }

    /** What can be changed of these settings, if anything can. */
    private static List<Control> menu(List<SettingField> fields) {
        var items =
                fields.stream()
                        .filter(field -> !field.isOpenEnded())
                        .map(field -> new Control.Item(field.label(), hint(field), field.name()))
                        .toList();
        var to = ComponentId.of("settings", "edit").leavingOpen("name");
        return items.isEmpty()
                ? List.of()
                : List.of(new Control.Menu(Text.of("settings.choose"), to, items));
    }

    private static Text hint(SettingField field) {
        return Text.of("settings." + field.name() + ".hint");
    }

    private static Control button(String label, Style style, String part) {
        return new Control.Button(Text.of(label), style, ComponentId.of("settings", part));
    }

    /** What opens in front of somebody who wants to change this setting. */
    Reply editor(SettingField field, @Nullable String chosen) {
        var set = ComponentId.of("settings", "set").with("name", field.name());
        var hint = hint(field);
        return switch (field.type()) {
            case CHANNEL, ROLE ->
                    asked(field, chosen)
                            .with(
                                    new Control.Pick(hint, set.leavingOpen("value"), kind(field)),
                                    reset(field));
            case CHOICE, YES_NO ->
                    asked(field, chosen)
                            .with(
                                    new Control.Menu(
                                            hint, set.leavingOpen("value"), choices(field)),
                                    reset(field));
            case TEXT, WHOLE, DURATION, ZONE, ENTRIES ->
                    Reply.form(
                            field.label(),
                            set,
                            Reply.Field.line(
                                    "value",
                                    field.label(),
                                    hint,
                                    chosen == null ? "" : chosen,
                                    0,
                                    field.longest()));
        };
    }

    private Reply.Message asked(SettingField field, @Nullable String chosen) {
        return Reply.whisper("settings.is", field.label(), words.value(field.name(), chosen));
    }

    private static Control.Kind kind(SettingField field) {
        return field.type() == SettingType.ROLE ? Control.Kind.ROLE : Control.Kind.CHANNEL;
    }

    private static Control reset(SettingField field) {
        return new Control.Button(
                Text.of("settings.reset-button"),
                Style.SECONDARY,
                ComponentId.of("settings", "reset").with("name", field.name()));
    }

    private List<Control.Item> choices(SettingField field) {
        return field.type().choices(field).stream()
                .map(choice -> new Control.Item(words.choice(field, choice), null, choice))
                .toList();
    }

    /** What has just been changed, and a way back. */
    Reply changed(List<SettingChange> changes) {
        if (changes.isEmpty()) {
            return Reply.whisper("settings.unchanged");
        }
        var panel = Panel.titled("settings.changed", changes.size());
        for (var change : changes.stream().limit(9).toList()) {
            panel = panel.row(difference(change), revert("settings.undo", change));
        }
        return Reply.whisper(panel);
    }

    Reply history(List<SettingChange> changes, @Nullable Long page) {
        if (changes.isEmpty()) {
            return Reply.whisper("settings.no-history");
        }
        var to = ComponentId.of("settings", "history");
        var pages = Pages.of(changes, CHANGES_A_PAGE, page, to);
        var panel = new Panel(Text.of("settings.history-title"), pages.place(), List.of());
        for (var change : pages.shown()) {
            var row =
                    Text.of(
                            "settings.history-row",
                            String.valueOf(change.id()),
                            difference(change),
                            by(change.changedBy()),
                            change.changedAt(),
                            Text.of("settings.source-" + change.source().name()));
            panel = panel.row(row, revert("settings.revert", change));
        }
        return Reply.whisper(panel).with(pages.controls()).replacing();
    }

    private static Object by(long userId) {
        return userId == Stored.NOBODY ? Text.of("settings.nobody") : "<@" + userId + ">";
    }

    private Text difference(SettingChange change) {
        return difference(change.name(), change.before(), change.after());
    }

    private Text difference(String name, @Nullable String before, @Nullable String after) {
        return Text.of(
                "settings.difference",
                words.label(name),
                words.value(name, before),
                words.value(name, after));
    }

    private static Control.Button revert(String label, SettingChange change) {
        var to = ComponentId.of("settings", "revert").with("change", String.valueOf(change.id()));
        return new Control.Button(Text.of(label), Style.SECONDARY, to);
    }

    /** What a file would change, to be confirmed. */
    Reply preview(SettingsImports.Preview preview, String intro) {
        if (preview.differences().isEmpty()) {
            return Reply.whisper("settings.import-same");
        }
        var most = 20;
        var card = new Card(Text.of("settings.import-title"), Text.of(intro), List.of(), null);
        for (var one : preview.differences().stream().limit(most).toList()) {
            card =
                    card.line(
                            words.label(one.name()),
                            Text.of(
                                    "settings.from-to",
                                    words.value(one.name(), one.before()),
                                    words.value(one.name(), one.after())),
                            false);
        }
        var left = preview.differences().size() - most;
        return Reply.whisper(left > 0 ? card.footer("settings.import-more", left) : card)
                .with(
                        confirm("apply", Style.DANGER, preview),
                        confirm("cancel", Style.SECONDARY, preview))
                .replacing();
    }

    private static Control confirm(String part, Style style, SettingsImports.Preview preview) {
        return new Control.Button(
                Text.of("settings.import-" + part),
                style,
                ComponentId.of("settings", part).with("id", preview.id()));
    }
}
