package io.jikimi.config;

import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that somebody meant who mistyped it. */
final class Spelling {

    private static final int MOST_MISTAKES = 3;

    private Spelling() {}

    /** The nearest of the candidates; the first by alphabet where several are as near. */
    static Optional<String> nearest(String written, Collection<String> candidates) {
        var most = Math.clamp(lastPart(written).length() / 3, 1, MOST_MISTAKES);
        return nearest(written, candidates, most);
    }

    static Optional<String> nearest(String written, Collection<String> candidates, int most) {
        var distance = new DamerauLevenshteinDistance(most);
        return candidates.stream()
                .map(
                        candidate ->
                                new Near(
                                        candidate,
                                        distance.apply(
                                                KnownSettings.uniform(written),
                                                KnownSettings.uniform(candidate))))
                .filter(near -> near.mistakes >= 0)
                .min(Comparator.comparing(Near::mistakes).thenComparing(Near::name))
                .map(Near::name);
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private record Near(String name, int mistakes) {}
}
