package io.jikimi.config;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The settings that this process runs on, and how they differ from what the files say by now. */
@Component
public class RunningSettings {

    private final Settings atStart;
    private final Map<String, Settings> takenOver = new ConcurrentHashMap<>();

    RunningSettings(ConfigurableEnvironment environment) {
        atStart = new Settings(environment);
    }

    /** All sources, read again as a start would do now. */
    public Settings now() {
        return atStart.again();
    }

    /** Every setting that holds in this process, and why. */
    public List<Explanation> explain() {
        return new Explainer(atStart)
                .all().stream().map(start -> explain(start.property())).toList();
    }

    /** What this process runs on; empty where nobody sets it. */
    Optional<Value> value(String property) {
        return running(property).value(property);
    }

    /** Takes the secrets of this process out of whatever leaves it. */
    public Scrubber scrubber() {
        return atStart.scrubber();
    }

    /** Keeps a secret out of all logs from now on. */
    void hide(Secret secret) {
        atStart.scrubber().hide(secret.reveal());
    }

    /** Notes that this process has gone over to the value of a setting that was just read. */
    public void takeOver(String property, Settings read) {
        takenOver.put(property, read);
    }

    /** What a restart would change; empty while the process runs on what the files say. */
    public List<Drift> drift() {
        var now = now();
        var names = new TreeSet<>(new Explainer(atStart).properties());
        names.addAll(new Explainer(now).properties());
        return names.stream()
                .filter(name -> !text(running(name), name).equals(text(now, name)))
                .map(name -> new Drift(explain(name), new Explainer(now).explain(name)))
                .toList();
    }

    private Explanation explain(String property) {
        return new Explainer(running(property)).explain(property);
    }

    private Settings running(String property) {
        return takenOver.getOrDefault(property, atStart);
    }

    private static String text(Settings settings, String property) {
        return settings.value(property).map(Value::text).orElse("");
    }

    /**
     * A setting whose value in this process is not the one that its sources hold now.
     *
     * @param runs what this process runs on
     * @param now what it would run on after a restart
     */
    public record Drift(Explanation runs, Explanation now) {}
}
