package io.jikimi.discord;

import io.jikimi.lifecycle.MachineTime;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionInvalidateEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Measures sessions: how they begin, how long shards are away, and what is missed meanwhile. */
@Component
class SessionMeters implements ShardObserver {

    /** How a session came about, or ended. */
    private enum Session {
        STARTED,
        RESUMED,
        INVALIDATED
    }

    /** How a shard came back. */
    private enum Way {
        RESUME,
        IDENTIFY,
        RESTART
    }

    private final Map<Session, Counter> sessions = new EnumMap<>(Session.class);
    private final Map<Way, Timer> handovers = new EnumMap<>(Way.class);
    private final Map<Integer, SessionCourse> courses = new ConcurrentHashMap<>();
    private final Timer recovered;
    private final Timer unrecoverable;
    private final Counter replayed;
    private final Counter lost;
    private final Clock clock;

    SessionMeters(MeterRegistry meters, @MachineTime Clock clock) {
        this.clock = clock;
        for (var session : Session.values()) {
            sessions.put(
                    session,
                    Counter.builder("jikimi.sessions")
                            .description(
                                    "Sessions with the gateway that were started anew, resumed, or"
                                            + " declared invalid by Discord")
                            .tag("kind", name(session))
                            .register(meters));
        }
        for (var way : Way.values()) {
            handovers.put(
                    way,
                    Timer.builder("jikimi.handover")
                            .description(
                                    "How long a shard was away until it served again: by resuming"
                                            + " its session, by a new one, or restarted by us")
                            .tag("kind", name(way))
                            .register(meters));
        }
        this.recovered = gap("recovered", meters);
        this.unrecoverable = gap("unrecoverable", meters);
        this.replayed =
                Counter.builder("jikimi.gap.events.replayed")
                        .description("Events that Discord sent later, after a session was resumed")
                        .register(meters);
        this.lost =
                Counter.builder("jikimi.gap.unrecoverable")
                        .description(
                                "Gaps after which the session was gone: what happened in them never"
                                        + " came")
                        .register(meters);
    }

    private static Timer gap(String kind, MeterRegistry meters) {
        return Timer.builder("jikimi.gap")
                .description("How long no events came, and whether Discord sent them later")
                .tag("kind", kind)
                .register(meters);
    }

    private static String name(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void saw(int shardId, GenericEvent event) {
        var course = courses.computeIfAbsent(shardId, id -> new SessionCourse());
        switch (event) {
            case StatusChangeEvent change -> changed(course, change);
            case SessionInvalidateEvent _ when course.invalidated() -> count(Session.INVALIDATED);
            case SessionResumeEvent _ -> resumed(course);
            case SessionRecreateEvent _ -> begun(course, Way.IDENTIFY);
            case ReadyEvent _ -> begun(course, Way.RESTART);
            default -> {
                if (!EventLanes.isNoise(event)) {
                    course.heard(event.getResponseNumber());
                }
            }
        }
    }

    private void changed(SessionCourse course, StatusChangeEvent change) {
        if (change.getOldStatus() == JDA.Status.CONNECTED) {
            course.left(clock.instant());
        }
        if (change.getNewStatus() == JDA.Status.IDENTIFYING_SESSION) {
            course.listens();
        }
    }

    private void resumed(SessionCourse course) {
        count(Session.RESUMED);
        replayed.increment(course.heard());
        course.back(clock.instant()).ifPresent(away -> back(Way.RESUME, recovered, away));
    }

    private void begun(SessionCourse course, Way way) {
        count(Session.STARTED);
        course.back(clock.instant())
                .ifPresent(
                        away -> {
                            lost.increment();
                            back(way, unrecoverable, away);
                        });
    }

    private void back(Way way, Timer gap, Duration away) {
        Objects.requireNonNull(handovers.get(way)).record(away);
        gap.record(away);
    }

    private void count(Session session) {
        Objects.requireNonNull(sessions.get(session)).increment();
    }
}
