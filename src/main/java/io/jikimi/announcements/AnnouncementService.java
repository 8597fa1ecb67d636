package io.jikimi.announcements;

import io.jikimi.announcements.Announcement.State;
import io.jikimi.commands.Noticeboard.Spot;
import io.jikimi.messages.Refusal;
import io.jikimi.timers.Timer;
import io.jikimi.timers.Timers;
import io.jikimi.times.When;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Keeps what guilds have announced. */
@Service
@Transactional
class AnnouncementService {

    /** What {@link Timer#kind} is called. */
    static final String KIND = "announcement";

    static final Duration CLOSEST = Duration.ofMinutes(5);
    static final int FARTHEST_YEARS = 5;

    private final AnnouncementRepository announcements;
    private final AnnouncementProperties limits;
    private final Timers timers;
    private final Clock clock;

    AnnouncementService(
            AnnouncementRepository announcements,
            AnnouncementProperties limits,
            Timers timers,
            Clock clock) {
        this.announcements = announcements;
        this.limits = limits;
        this.timers = timers;
        this.clock = clock;
    }

    /** Notes an announcement, unless it is noted already. */
    Announcement plan(Plan plan) {
        var known = announcements.findByEventKey(plan.eventKey());
        if (known.isPresent()) {
            return known.get();
        }
        if (announcements.countByGuildIdAndStateNot(plan.guildId(), State.ENDED)
                >= limits.perServer()) {
            throw new Refusal("announcements.too-many", limits.perServer());
        }
        refuseUnfit(plan.when());
        return armed(announcements.save(new Announcement(plan)));
    }

    private void refuseUnfit(When when) {
        var again = when.again();
        var farthest = clock.instant().atZone(ZoneOffset.UTC).plusYears(FARTHEST_YEARS);
        if (again != null && again.isCloserThan(CLOSEST, when.first().minusNanos(1))) {
            throw new Refusal("announcements.too-close", CLOSEST.toMinutes());
        }
        if (when.first().isAfter(farthest.toInstant())) {
            throw new Refusal("announcements.too-far", FARTHEST_YEARS);
        }
    }

    private Announcement armed(Announcement announcement) {
        if (announcement.state() == State.WAITING) {
            timers.set(timer(announcement), announcement.dueAt());
        }
        return announcement;
    }

    static Timer timer(Announcement announcement) {
        return new Timer(KIND, announcement.guildId(), announcement.id());
    }

    List<Announcement> open(long guildId) {
        return announcements.findByGuildIdAndStateNotOrderByDueAtAscIdAsc(guildId, State.ENDED);
    }

    Announcement open(long guildId, long id) {
        return announcements
                .findByIdAndGuildId(id, guildId)
                .filter(Announcement::isOpen)
                .orElseThrow(() -> new Refusal("announcements.none-such", id));
    }

    /** Changes what is given; null leaves that as it is. */
    Announcement edit(
            long guildId,
            long id,
            @Nullable When when,
            @Nullable Content content,
            @Nullable Long channelId) {
        var announcement = open(guildId, id);
        if (announcement.isBeingSaid()) {
            throw new Refusal("announcements.being-said");
        }
        if (content != null) {
            announcement.say(content);
        }
        if (channelId != null) {
            announcement.move(channelId);
        }
        if (when != null) {
            var paused = announcement.state() == State.PAUSED;
            refuseUnfit(when);
            announcement.plan(when);
            if (paused) {
                announcement.pause();
            }
        }
        return armed(announcement);
    }

    Announcement pause(long guildId, long id) {
        var announcement = open(guildId, id);
        if (announcement.isBeingSaid()) {
            throw new Refusal("announcements.being-said");
        }
        announcement.pause();
        timers.cancel(timer(announcement));
        return announcement;
    }

    Announcement resume(long guildId, long id) {
        var announcement = open(guildId, id);
        if (announcement.state() == State.PAUSED) {
            announcement.resume(clock.instant());
        }
        return armed(announcement);
    }

    void delete(long guildId, long id) {
        var announcement = open(guildId, id);
        timers.cancel(timer(announcement));
        announcements.delete(announcement);
    }

    /** Whether it waits to be said in that channel. */
    boolean isMeantFor(long guildId, long id, long channelId) {
        return announcements
                .findByIdAndGuildId(id, guildId)
                .filter(one -> one.isOpen() && one.state() != State.PAUSED)
                .filter(one -> one.channelId() == channelId)
                .isPresent();
    }

    boolean isPaused(long guildId, long id) {
        return announcements
                .findByIdAndGuildId(id, guildId)
                .filter(one -> one.state() == State.PAUSED)
                .isPresent();
    }

    /** Takes up what is due; empty where there is nothing any more. */
    Optional<Posting> begin(long id) {
        var now = clock.instant();
        return announcements
                .findById(id)
                .filter(one -> one.state() == State.WAITING || one.isBeingSaid())
                .map(one -> begun(one, now))
                .filter(posting -> posting.state() != State.ENDED);
    }

    private static Posting begun(Announcement one, Instant now) {
        var resumed = !one.dueAt().isAfter(now) && one.begin(now);
        return Posting.of(one, resumed);
    }

    /** It stands there. */
    void posted(Posting posting, Spot spot) {
        underway(posting).ifPresent(one -> one.posted(spot));
    }

    /** All is done; when it is due again. */
    Optional<Instant> said(Posting posting) {
        var found = underway(posting);
        found.ifPresent(one -> one.said(clock.instant()));
        return found.filter(one -> one.state() == State.WAITING).map(Announcement::dueAt);
    }

    /** It could not be said. */
    void notSaid(Posting posting) {
        underway(posting).ifPresent(Announcement::notSaid);
    }

    // Somebody who was thought dead may come with what others have done long since.
    private Optional<Announcement> underway(Posting posting) {
        return announcements
                .findById(posting.id())
                .filter(one -> one.isBeingSaid() && one.dueAt().equals(posting.slot()));
    }

    /** It could not be said for so long that it waits for somebody to resume it. */
    void giveUp(long id) {
        announcements.findById(id).filter(Announcement::isOpen).ifPresent(Announcement::pause);
    }
}
