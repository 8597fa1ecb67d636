package io.jikimi.announcements;

import io.jikimi.commands.Messenger;
import io.jikimi.commands.Messenger.Address;
import io.jikimi.commands.Messenger.Note;
import io.jikimi.commands.Messenger.Unsaid;
import io.jikimi.commands.Messenger.Unsaid.Why;
import io.jikimi.commands.Noticeboard.Spot;
import io.jikimi.timers.Blocked;
import io.jikimi.timers.Due;
import io.jikimi.timers.Next;
import io.jikimi.timers.TimedWork;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.Set;

/** Makes the post of an announcement at its moment, and what belongs to it. */
@Component
class AnnouncementDelivery implements TimedWork {

    private static final Logger log = LoggerFactory.getLogger(AnnouncementDelivery.class);

    private final AnnouncementService announcements;
    private final Messenger messenger;
    private final Complaints complaints;

    AnnouncementDelivery(
            AnnouncementService announcements, Messenger messenger, Complaints complaints) {
        this.announcements = announcements;
        this.messenger = messenger;
        this.complaints = complaints;
    }

    @Override
    public String kind() {
        return AnnouncementService.KIND;
    }

    @Override
    public Next run(Due due) {
        var found = announcements.begin(id(due));
        if (found.isEmpty()) {
            return Next.DONE;
        }
        var posting = found.get();
        if (!posting.isDue()) {
            return Next.again(posting.slot());
        }
        complete(posting, posted(posting));
        return announcements.said(posting).<Next>map(Next::again).orElse(Next.DONE);
    }

    private static long id(Due due) {
        return Long.parseLong(due.timer().subject());
    }

    private Spot posted(Posting posting) {
        var known = posting.posted();
        if (known != null) {
            return known;
        }
        try {
            var spot = post(posting);
            announcements.posted(posting, spot);
            complaints.found(posting.guildId(), posting.id(), posting.channelId());
            return spot;
        } catch (Unsaid refused) {
            announcements.notSaid(posting);
            throw blocked(posting, refused);
        }
    }

    // What was tried before may be there, and Discord's memory of nonces is short.
    private Spot post(Posting posting) {
        var to = new Address.Channel(posting.guildId(), posting.channelId());
        var content = posting.content();
        var note = new Note(content.message(), null, Set.of(), content.roles(), null);
        var there = posting.resumed() ? messenger.find(to, posting.begun(), note) : null;
        return there == null ? messenger.say(to, posting.nonce(), note) : there;
    }

    // What else is missing than the channel, the door has told the guild already.
    private Blocked blocked(Posting posting, Unsaid refused) {
        if (refused.why() == Why.GONE) {
            complaints.lost(posting.guildId(), posting.id(), posting.channelId());
        }
        return new Blocked("not said in channel " + posting.channelId() + ": " + refused.why());
    }

    private void complete(Posting posting, Spot spot) {
        var extras = posting.extras();
        if (extras.publish()) {
            asFarAsAllowed(posting, () -> messenger.publish(posting.guildId(), spot));
        }
        if (extras.pin()) {
            asFarAsAllowed(posting, () -> messenger.pin(posting.guildId(), spot));
        }
        var previous = posting.previous();
        if (extras.deletePrevious() && previous != null && !previous.equals(spot)) {
            asFarAsAllowed(posting, () -> messenger.delete(posting.guildId(), previous));
        }
    }

    // It is said; what cannot be done besides does not hold up the next time.
    private static void asFarAsAllowed(Posting posting, Runnable extra) {
        try {
            extra.run();
        } catch (Unsaid refused) {
            log.info("Announcement {} is said, but not all of it: {}", posting.id(), refused.why());
        }
    }

    @Override
    public void givenUp(Due due) {
        announcements.giveUp(id(due));
        complaints.givenUp(due.timer().guildId(), id(due));
    }
}
