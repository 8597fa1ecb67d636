package io.jikimi.web;

import io.jikimi.status.History;
import io.jikimi.status.Slot;
import io.jikimi.status.Slot.Latency;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The heartbeats of a day as a line, in a field as wide as there are quarters of an hour and 100
 * high.
 *
 * @param line the median
 * @param band from the quickest to the slowest
 * @param hours where hours lie across, as percentages
 * @param top how many milliseconds the field is high
 */
record LatencyGraph(String line, String band, List<Hour> hours, int top) {

    private static final int[] STEPS = {10, 15, 20, 30, 40, 50, 60, 80, 100};
    private static final int HOURS = 4;
    private static final double MARGIN = 0.03;

    /** A spike beyond so many times the slowest median is cut off, or it would flatten the rest. */
    private static final int CUT = 4;

    record Hour(String x, Instant at) {}

    static LatencyGraph of(History history) {
        var top = top(history.slots());
        var line = new StringBuilder();
        var band = new StringBuilder();
        for (var run : runs(history.slots())) {
            line.append("M").append(edge(run, Latency::median, top));
            band.append("M").append(edge(run, Latency::highest, top));
            band.append("L").append(back(run, Latency::lowest, top)).append("Z");
        }
        return new LatencyGraph(
                line.toString(), band.toString(), hours(history.from(), history.to()), top);
    }

    private record Point(int place, Latency latency) {}

    private interface Part {
        int of(Latency latency);
    }

    // Where nothing is known the line has a gap.
    private static List<List<Point>> runs(List<Slot> slots) {
        var runs = new ArrayList<List<Point>>();
        var before = -2;
        for (var place = 0; place < slots.size(); place++) {
            var latency = slots.get(place).latency();
            if (latency == null) {
                continue;
            }
            if (before != place - 1) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(new Point(place, latency));
            before = place;
        }
        return runs;
    }

    // From the beginning of the first quarter to the end of the last, so that one alone is seen.
    private static String edge(List<Point> run, Part part, int top) {
        var points = new ArrayList<String>();
        points.add(at(run.getFirst().place(), run.getFirst(), part, top));
        run.forEach(one -> points.add(at(one.place() + 0.5, one, part, top)));
        points.add(at(run.getLast().place() + 1, run.getLast(), part, top));
        return String.join("L", points);
    }

    private static String back(List<Point> run, Part part, int top) {
        return String.join("L", List.of(edge(run, part, top).split("L")).reversed());
    }

    private static String at(double x, Point point, Part part, int top) {
        var y = Math.max(0, 100 - 100.0 * part.of(point.latency()) / top);
        return String.format(Locale.ROOT, "%.1f %.1f", x, y);
    }

    private static int top(List<Slot> slots) {
        var highest = most(slots, Latency::highest);
        var needed = Math.min(highest, CUT * most(slots, Latency::median)) * 1.05;
        for (var scale = 1; ; scale *= 10) {
            for (var step : STEPS) {
                if (step * scale >= Math.max(needed, 20)) {
                    return step * scale;
                }
            }
        }
    }

    private static int most(List<Slot> slots, Part part) {
        return slots.stream()
                .flatMap(slot -> Stream.ofNullable(slot.latency()))
                .mapToInt(part::of)
                .max()
                .orElse(0);
    }

    private static List<Hour> hours(Instant from, Instant to) {
        var whole = (double) Duration.between(from, to).toSeconds();
        var midnight = from.truncatedTo(ChronoUnit.DAYS);
        return IntStream.range(0, 48 / HOURS)
                .mapToObj(number -> midnight.plus(Duration.ofHours((long) number * HOURS)))
                .map(at -> new Hour(Bar.percent(100 * share(from, at, whole)), at))
                .filter(
                        hour ->
                                share(from, hour.at(), whole) > MARGIN
                                        && share(from, hour.at(), whole) < 1 - MARGIN)
                .toList();
    }

    private static double share(Instant from, Instant at, double whole) {
        return Duration.between(from, at).toSeconds() / whole;
    }
}
