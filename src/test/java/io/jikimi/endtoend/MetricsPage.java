package io.jikimi.endtoend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The page about all metrics, from what a running bot measures. */
final class MetricsPage {

    /** What is measured by libraries, by how its names begin. */
    static final Map<String, String> LIBRARIES = libraries();

    private MetricsPage() {}

    static String of(Scrape scrape) {
        var ours =
                scrape.metrics("jikimi_").stream()
                        .filter(metric -> !isMaximum(metric))
                        .map(MetricsPage::row)
                        .collect(Collectors.joining("\n"));
        var others =
                LIBRARIES.entrySet().stream()
                        .map(one -> "| `%s*` | %s |".formatted(one.getKey(), one.getValue()))
                        .collect(Collectors.joining("\n"));
        return """
        # Metrics

        Generated from what a running bot exports at `/actuator/prometheus`; the build fails while it is stale. Over OTLP the same goes out with dots instead of underscores.
        Labels have few values each: no guild, channel or person is ever one. A timer counts (`_count`), adds up seconds (`_sum`) and keeps the longest of late (`_max`);
        those of type histogram have buckets (`_bucket`) as well. What can be counted starts at 0, so that the first one is seen.

        ## Jikimi's own

        | metric | type | labels | meaning |
        |---|---|---|---|
        %s

        ## From the libraries

        | metrics | about |
        |---|---|
        %s
        """
                .formatted(ours, others);
    }

    private static boolean isMaximum(Scrape.Metric metric) {
        return metric.name().endsWith("_max");
    }

    private static String row(Scrape.Metric metric) {
        var type =
                switch (metric.type()) {
                    case "summary" -> "timer";
                    case "histogram" -> "histogram";
                    default -> metric.type();
                };
        return "| `%s` | %s | %s | %s |"
                .formatted(metric.name(), type, labels(metric.labels()), metric.meaning());
    }

    private static String labels(Set<String> labels) {
        return labels.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    }

    private static Map<String, String> libraries() {
        var groups = new LinkedHashMap<String, String>();
        for (var group :
                List.of(
                        List.of("application_", "how long the start took"),
                        List.of("disk_", "space on the disk"),
                        List.of("executor_", "the threads of repeated work"),
                        List.of("hikaricp_", "connections to the database: in use, waited for"),
                        List.of("http_", "requests to the bot's own pages, by address and status"),
                        List.of("jdbc_", "the same connections, as Spring counts them"),
                        List.of("jvm_", "memory, garbage collection, threads, classes"),
                        List.of("logback_", "log lines by level"),
                        List.of("process_", "the process: time of its start, CPU, open files"),
                        List.of("spring_", "calls of repositories"),
                        List.of("system_", "the machine's CPUs and load"),
                        List.of("tasks_", "repeated work: how often, how long, with what outcome"),
                        List.of("tomcat_", "the web server"))) {
            groups.put(group.getFirst(), group.getLast());
        }
        return groups;
    }
}
