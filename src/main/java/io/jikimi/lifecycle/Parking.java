package io.jikimi.lifecycle;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where the bot stands still after Discord has refused it for good; the first cause is the one that
 * counts.
 */
@Component
public class Parking {

    private static final Logger log = LoggerFactory.getLogger(Parking.class);

    private final AtomicReference<@Nullable Parked> parked = new AtomicReference<>();
    private final ApplicationEventPublisher events;
    private final MessageSource messages;
    private final Clock clock;

    public Parking(ApplicationEventPublisher events, MessageSource messages, Clock clock) {
        this.events = events;
        this.messages = messages;
        this.clock = clock;
    }

    /** Parks the bot, says so once in the log, and tells everybody with {@link Parked}. */
    public void park(ParkingCause cause, String... details) {
        var now = new Parked(cause, List.of(details), clock.instant());
        if (!parked.compareAndSet(null, now)) {
            return;
        }
        var notice = notice(now, Locale.ENGLISH);
        log.error("Parked. {} {} See {}", notice.what(), notice.fix(), notice.link());
        events.publishEvent(now);
    }

    /** Goes on after an operator has put right what Discord refused. */
    public void resume() {
        if (parked.getAndSet(null) != null) {
            log.info("No longer parked");
        }
    }

    public Optional<Parked> parked() {
        return Optional.ofNullable(parked.get());
    }

    /** Why the bot is parked, in the reader's language; empty while it is not. */
    public Optional<ParkingNotice> notice(Locale locale) {
        return parked().map(reason -> notice(reason, locale));
    }

    private ParkingNotice notice(Parked reason, Locale locale) {
        var cause = reason.cause();
        var details = reason.details().toArray();
        return new ParkingNotice(
                messages.getMessage(cause.whatKey(), details, locale),
                messages.getMessage(cause.fixKey(), details, locale),
                cause.link(),
                reason.since());
    }
}
