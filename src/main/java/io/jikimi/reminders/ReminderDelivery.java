package io.jikimi.reminders;

import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Control;
import io.jikimi.commands.Messenger;
import io.jikimi.commands.Messenger.Address;
import io.jikimi.commands.Messenger.Note;
import io.jikimi.commands.Messenger.Unsaid;
import io.jikimi.commands.Messenger.Unsaid.Why;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Text;
import io.jikimi.timers.Due;
import io.jikimi.timers.Next;
import io.jikimi.timers.TimedWork;
import io.jikimi.times.TimeWords;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says a reminder at its moment: in its channel, else to the person, else by their next command.
 */
@Component
class ReminderDelivery implements TimedWork {

    /** For how long somebody may want not to hear of it. */
    static final List<String> SNOOZES = List.of("10m", "1h", "tomorrow");

    private static final Logger log = LoggerFactory.getLogger(ReminderDelivery.class);
    private static final Duration LATE = Duration.ofMinutes(1);
    private static final String LINK = "https://discord.com/channels/";

    private final ReminderService reminders;
    private final Messenger messenger;
    private final Clock clock;

    ReminderDelivery(ReminderService reminders, Messenger messenger, Clock clock) {
        this.reminders = reminders;
        this.messenger = messenger;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return ReminderService.KIND;
    }

    @Override
    public Next run(Due due) {
        var found = reminders.begin(id(due));
        if (found.isEmpty()) {
            return Next.DONE;
        }
        var delivery = found.get();
        if (!delivery.isDue()) {
            return Next.again(delivery.slot());
        }
        return next(deliver(delivery) ? reminders.said(delivery) : reminders.unsaid(delivery));
    }

    private static long id(Due due) {
        return Long.parseLong(due.timer().subject());
    }

    private static Next next(Optional<Instant> again) {
        return again.<Next>map(Next::again).orElse(Next.DONE);
    }

    /** Whether it has been said. */
    private boolean deliver(Delivery delivery) {
        var place = delivery.place();
        if (place == null) {
            return write(delivery, null);
        }
        try {
            say(new Address.Channel(place.guildId(), place.channelId()), delivery, null);
            return true;
        } catch (Unsaid elsewhere) {
            log.info(
                    "Reminder {} cannot be said in channel {}: {}",
                    delivery.id(),
                    place.channelId(),
                    elsewhere.why());
            return write(delivery, elsewhere.why());
        }
    }

    private boolean write(Delivery delivery, @Nullable Why moved) {
        try {
            say(new Address.Person(delivery.userId()), delivery, moved);
            return true;
        } catch (Unsaid nowhere) {
            log.info("Reminder {} cannot be said: {}", delivery.id(), nowhere.why());
            return false;
        }
    }

    // What was tried before may be there, and Discord's memory of nonces is short.
    private void say(Address to, Delivery delivery, @Nullable Why moved) {
        var note = note(delivery, to, moved);
        if (!delivery.resumed() || messenger.find(to, delivery.begun(), note) == null) {
            messenger.say(to, delivery.nonce(), note);
        }
    }

    private Note note(Delivery delivery, Address to, @Nullable Why moved) {
        var said = Reply.post(text(delivery, moved)).with(snoozes(delivery));
        return switch (to) {
            case Address.Channel _ ->
                    new Note(said, null, Set.of(delivery.userId()), Set.of(), delivery.userId());
            case Address.Person _ -> new Note(said, delivery.language(), Set.of(), Set.of(), null);
        };
    }

    private Text text(Delivery delivery, @Nullable Why moved) {
        var text = Text.of("reminders.due", "<@" + delivery.userId() + ">", delivery.what());
        if (delivery.origin() != null) {
            text =
                    Text.of(
                            "reminders.lines",
                            text,
                            Text.of("reminders.link", LINK + delivery.origin()));
        }
        var late = Duration.between(delivery.slot(), clock.instant());
        if (late.compareTo(LATE) > 0) {
            text = Text.of("reminders.lines", text, Text.of("reminders.late", TimeWords.of(late)));
        }
        var place = delivery.place();
        if (moved != null && place != null) {
            var why = moved == Why.AUTHOR_FORBIDDEN || moved == Why.GONE ? moved : Why.FORBIDDEN;
            var channel = "<#" + place.channelId() + ">";
            text = Text.of("reminders.lines", text, Text.of("reminders.moved." + why, channel));
        }
        return text;
    }

    private static List<Control.Button> snoozes(Delivery delivery) {
        return SNOOZES.stream()
                .map(
                        pause ->
                                new Control.Button(
                                        Text.of("reminders.snooze." + pause),
                                        Control.Style.SECONDARY,
                                        ComponentId.of("reminders", "snooze")
                                                .with("id", String.valueOf(delivery.id()))
                                                .with(
                                                        "slot",
                                                        String.valueOf(
                                                                delivery.slot().getEpochSecond()))
                                                .with("pause", pause)))
                .toList();
    }

    @Override
    public void givenUp(Due due) {
        reminders.begin(id(due)).filter(Delivery::isDue).ifPresent(reminders::giveUp);
    }
}
