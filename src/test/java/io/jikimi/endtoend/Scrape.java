package io.jikimi.endtoend;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a running bot measures at this moment, as Prometheus reads it. */
record Scrape(List<String> lines) {

    private static final Pattern SAMPLE = Pattern.compile("([\\w:]+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final List<String> PARTS = List.of("_bucket", "_count", "_sum");

    /** A metric as the page tells of it. */
    record Metric(String name, String type, String meaning, Set<String> labels) {}

    static Scrape of(Jikimi bot) {
        return new Scrape(bot.operatorGets("/actuator/prometheus").body().lines().toList());
    }

    /**
     * The value of a series, written as it is exported, without its value; 0 where there is none.
     */
    double value(String series) {
        return lines.stream()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    /** The values of all series of a metric together. */
    double labelledSum(String metric) {
        return lines.stream()
                .filter(line -> line.startsWith(metric + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** All that the labels of a kind of metrics say. */
    Set<String> labelValues(String prefix) {
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .flatMap(line -> LABEL.matcher(line).results())
                .map(found -> found.group(2))
                .collect(Collectors.toSet());
    }

    /** How many series there are of a kind of metrics. */
    long series(String prefix) {
        return lines.stream().filter(line -> line.startsWith(prefix)).count();
    }

    /** The metrics of a kind, by name; the parts of a timer are one. */
    List<Metric> metrics(String prefix) {
        var found = new TreeMap<String, Metric>();
        for (var line : lines) {
            if (line.startsWith("# HELP " + prefix)) {
                var words = line.split(" ", 4);
                var meaning = words.length < 4 ? "" : words[3].strip();
                found.put(words[2], new Metric(words[2], "", meaning, new TreeSet<>()));
            } else if (line.startsWith("# TYPE " + prefix)) {
                var words = line.split(" ");
                var known = Objects.requireNonNull(found.get(words[2]));
                found.put(
                        words[2], new Metric(words[2], words[3], known.meaning(), known.labels()));
            } else if (line.startsWith(prefix)) {
                note(line, found);
            }
        }
        return List.copyOf(found.values());
    }

    private static void note(String line, TreeMap<String, Metric> found) {
        var sample = SAMPLE.matcher(line);
        if (!sample.matches() || sample.group(2) == null) {
            return;
        }
        var metric = Objects.requireNonNull(found.get(base(sample.group(1), found.keySet())));
        LABEL.matcher(sample.group(2))
                .results()
                .map(label -> label.group(1))
                .filter(label -> !label.equals("le"))
                .forEach(metric.labels()::add);
    }

    private static String base(String name, Set<String> known) {
        return known.contains(name)
                ? name
                : PARTS.stream()
                        .filter(name::endsWith)
                        .map(part -> name.substring(0, name.length() - part.length()))
                        .filter(known::contains)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(name + " has no description"));
    }
}
