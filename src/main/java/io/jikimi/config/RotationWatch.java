package io.jikimi.config;

import io.jikimi.config.Rotatable.Refused;
import io.jikimi.config.Rotatable.TakenOver;
import io.jikimi.config.Rotatable.Trial;
import io.jikimi.config.Rotatable.Undecided;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the files again and again, and brings a new token or password to whoever can go over to it.
 * A value that was refused for good is not tried a second time.
 */
@Component
public class RotationWatch implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(RotationWatch.class);

    private final List<Rotatable> rotatables;
    private final RunningSettings running;
    private final BotProperties properties;
    private final Clock clock;
    private final Map<String, Rotation> latest = new ConcurrentHashMap<>();
    private final Map<String, Secret> refused = new ConcurrentHashMap<>();

    RotationWatch(
            List<Rotatable> rotatables,
            RunningSettings running,
            BotProperties properties,
            Clock clock) {
        this.rotatables = rotatables;
        this.running = running;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(this::look, properties.rotation().checkEvery());
    }

    /** How the last new value of each secret did. */
    public List<Rotation> latest() {
        return List.copyOf(latest.values());
    }

    private void look() {
        var now = running.now();
        rotatables.forEach(rotatable -> look(rotatable, now));
    }

    private void look(Rotatable rotatable, Settings now) {
        var property = rotatable.properties().getFirst();
        var before = running.value(property).orElse(null);
        var value = now.value(property).orElse(null);
        if (value == null || value.text().isBlank()) {
            if (before != null && !before.text().isBlank()) {
                note(property, before, gone());
            }
            return;
        }
        var secret = Secret.exactly(value.text());
        if (before != null && Secret.exactly(before.text()).equals(secret)) {
            refused.remove(property);
            latest.computeIfPresent(property, (_, last) -> last.isTakenOver() ? last : null);
        } else if (!secret.equals(refused.get(property))) {
            running.hide(secret);
            var trial = rotatable.tryOut(secret, now);
            note(property, value, trial);
            switch (trial) {
                case TakenOver() ->
                        rotatable.properties().forEach(taken -> running.takeOver(taken, now));
                case Refused(_, _) -> {
                    if (rotatable.refusesForGood()) {
                        refused.put(property, secret);
                    }
                }
                case Undecided(_) -> {}
            }
        }
    }

    private static Refused gone() {
        return new Refused(
                "It is not set any more, or its file cannot be read.",
                "Write it again; a restart would not find it.");
    }

    private void note(String property, Value value, Trial trial) {
        var now = Rotation.of(property, value.place(), clock.instant(), trial);
        var last = latest.put(property, now);
        if (last == null || !last.saysTheSame(now)) {
            tell(now);
        }
    }

    private static void tell(Rotation now) {
        var property = SettingName.of(now.property());
        switch (now.outcome()) {
            case TAKEN_OVER -> log.info("The new {} from {} was taken over", property, now.place());
            case REFUSED ->
                    log.warn(
                            "The new {} from {} is not used, the old one is kept: {} {}",
                            property,
                            now.place(),
                            now.why(),
                            now.remedy());
            case UNDECIDED ->
                    log.warn(
                            "The new {} from {} is not used yet, the old one is kept: {}",
                            property,
                            now.place(),
                            now.why());
        }
    }
}
