package io.jikimi.web;

import io.jikimi.status.History;
import io.jikimi.status.Slot;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A quarter of an hour in the row of bars; how high it is says how it was, not the colour alone.
 *
 * @param x where it begins, as a percentage
 * @param y where it ends above
 */
record Bar(String x, String width, String y, String height, Slot slot) {

    private static final double FILLED = 0.72;

    static List<Bar> of(History history) {
        var slots = history.slots();
        var step = 100.0 / slots.size();
        return IntStream.range(0, slots.size())
                .mapToObj(
                        place -> {
                            var height = height(slots.get(place).level());
                            return new Bar(
                                    percent((place + (1 - FILLED) / 2) * step),
                                    percent(step * FILLED),
                                    percent(100 - height),
                                    percent(height),
                                    slots.get(place));
                        })
                .toList();
    }

    private static int height(Slot.Level level) {
        return switch (level) {
            case GOOD -> 100;
            case PARTLY -> 66;
            case AWAY -> 33;
            case UNKNOWN -> 8;
        };
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }
}
