package io.jikimi.reminders;

import io.jikimi.commands.Command;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Option;
import io.jikimi.commands.Pages;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;
import io.jikimi.reminders.Wish.Place;
import io.jikimi.times.Times;
import io.jikimi.times.When;
import io.jikimi.times.Zones;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;

/** {@code /reminders list}, {@code edit}, {@code delete}, and what the buttons under them do. */
@Component
class RemindersCommand implements Command {

    private static final Option ID = Option.whole("id", 1, Long.MAX_VALUE >> 10).mustBeGiven();
    private static final Option MESSAGE = Option.message("message").mustBeGiven();
    private static final Option NEW_TIME =
            Option.text("when").ofLength(0, RemindCommand.LONGEST_TIME);
    private static final Option NEW_TEXT = Option.text("what").ofLength(0, RemindCommand.LONGEST);
    private static final Option SLOT = Option.whole("slot", 0, Long.MAX_VALUE >> 10).mustBeGiven();
    private static final Option PAUSE =
            Option.choice("pause", ReminderDelivery.SNOOZES.toArray(String[]::new)).mustBeGiven();
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final ReminderService reminders;
    private final ReminderView view;
    private final Times times;
    private final Zones zones;
    private final Clock clock;

    RemindersCommand(
            ReminderService reminders, ReminderView view, Times times, Zones zones, Clock clock) {
        this.reminders = reminders;
        this.view = view;
        this.times = times;
        this.zones = zones;
        this.clock = clock;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of("reminders")
                .quietly()
                .with(
                        Declaration.of("list", Pages.option()),
                        Declaration.of("edit", ID, NEW_TIME, NEW_TEXT),
                        Declaration.of("delete", ID),
                        Declaration.of("message", MESSAGE).onMessage(MESSAGE.name()),
                        Declaration.of("note", MESSAGE, RemindCommand.WHEN, NEW_TEXT)
                                .onlyByComponent(),
                        Declaration.of("change", ID).onlyByComponent(),
                        Declaration.of("snooze", ID, SLOT, PAUSE).onlyByComponent());
    }

    @Override
    public boolean isConfidential() {
        return true;
    }

    @Override
    public Reply answer(Invocation call) {
        return switch (call.part()) {
            case "edit" -> edit(call);
            case "delete" -> delete(call);
            case "message" -> ReminderView.form(number(call, MESSAGE));
            case "note" -> note(call);
            case "change" -> ReminderView.form(reminders.open(person(call), number(call, ID)));
            case "snooze" -> snooze(call);
            default -> list(call);
        };
    }

    private Reply list(Invocation call) {
        var page = call.number(Pages.PAGE);
        var shown = view.list(call.caller(), page);
        return page != null && shown instanceof Reply.Message message ? message.replacing() : shown;
    }

    private Reply edit(Invocation call) {
        var when = written(call, NEW_TIME);
        var what = written(call, NEW_TEXT);
        if (when == null && what == null) {
            throw new Refusal("reminders.nothing-to-change");
        }
        var zone = zones.of(call.caller());
        var then = when == null ? null : times.when(when, zone);
        var edited = reminders.edit(person(call), number(call, ID), then, what);
        return view.noted(edited, call.caller());
    }

    private static @Nullable String written(Invocation call, Option option) {
        var text = call.text(option.name());
        return text == null || text.isBlank() ? null : text;
    }

    private Reply delete(Invocation call) {
        reminders.delete(person(call), number(call, ID));
        return Reply.whisper("reminders.deleted");
    }

    private Reply note(Invocation call) {
        var caller = call.caller();
        var what = written(call, NEW_TEXT);
        var guildId = caller.guildId();
        var wish =
                new Wish(
                        caller.eventKey(),
                        caller.userId(),
                        guildId == null ? null : new Place(guildId, caller.channelId()),
                        when(call),
                        what == null ? "" : what,
                        RemindCommand.link(call, number(call, MESSAGE)),
                        caller.language());
        return view.noted(reminders.remind(wish), caller);
    }

    private When when(Invocation call) {
        return times.when(call.given(RemindCommand.WHEN.name()), zones.of(call.caller()));
    }

    private Reply snooze(Invocation call) {
        var zone = zones.of(call.caller());
        var then =
                reminders.snooze(
                        person(call),
                        number(call, ID),
                        Instant.ofEpochSecond(number(call, SLOT)),
                        after(call.given(PAUSE.name()), zone));
        return Reply.whisper(Text.of("reminders.snoozed", Times.exactly(then), then));
    }

    private Instant after(String pause, ZoneId zone) {
        var now = clock.instant();
        return switch (pause) {
            case "10m" -> now.plus(Duration.ofMinutes(10));
            case "1h" -> now.plus(Duration.ofHours(1));
            default ->
                    now.atZone(zone)
                            .toLocalDate()
                            .plusDays(1)
                            .atTime(MORNING)
                            .atZone(zone)
                            .toInstant();
        };
    }

    private static long person(Invocation call) {
        return call.caller().userId();
    }

    private static long number(Invocation call, Option option) {
        return (Long) Objects.requireNonNull(call.options().get(option.name()));
    }
}
