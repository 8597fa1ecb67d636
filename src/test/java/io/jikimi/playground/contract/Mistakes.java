package io.jikimi.playground.contract;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Picks out of a validator's errors those a person would name: of a union, only the branch that
 * nearly fits.
 */
final class Mistakes {

    private static final Set<String> BY_NAME = Set.of("properties", "patternProperties");
    private static final Set<String> BY_POSITION =
            Set.of("items", "additionalProperties", "prefixItems");
    private static final Set<String> NUMBERED = Set.of("anyOf", "allOf", "oneOf");

    private Mistakes() {}

    static List<Error> nearest(List<Error> errors) {
        var nearest = nearest(errors, 0);
        var ofAnotherType =
                nearest.stream()
                        .filter(Mistakes::isType)
                        .map(Error::getInstanceLocation)
                        .collect(Collectors.toSet());
        return nearest.stream()
                .filter(
                        error ->
                                isType(error)
                                        || !ofAnotherType.contains(error.getInstanceLocation()))
                .toList();
    }

    private static List<Error> nearest(List<Error> errors, int from) {
        var plain = new ArrayList<Error>();
        Map<Union, Map<Integer, List<Error>>> unions = new LinkedHashMap<>();
        for (var error : errors) {
            int at = nextUnion(error.getEvaluationPath(), from);
            if (at < 0) {
                plain.add(error);
            } else {
                var branch = Integer.parseInt(error.getEvaluationPath().getName(at + 1));
                unions.computeIfAbsent(union(error, at), union -> new TreeMap<>())
                        .computeIfAbsent(branch, number -> new ArrayList<>())
                        .add(error);
            }
        }
        unions.forEach((union, branches) -> plain.addAll(bestOf(union, branches)));
        return plain;
    }

    // A text held against a number's branch says less than a text that is too long for the text's
    // branch.
    private static List<Error> bestOf(Union union, Map<Integer, List<Error>> branches) {
        return branches.values().stream()
                .map(errors -> nearest(errors, union.at() + 2))
                .min(
                        Comparator.comparing(
                                        (List<Error> errors) ->
                                                errors.stream().anyMatch(union::isOfAnotherType))
                                .thenComparing(List::size)
                                .thenComparing(errors -> -deepest(errors)))
                .orElseThrow();
    }

    private static boolean isType(Error error) {
        return error.getKeyword().equals("type");
    }

    private static int deepest(List<Error> errors) {
        return errors.stream()
                .mapToInt(error -> error.getInstanceLocation().getNameCount())
                .max()
                .orElse(0);
    }

    private static Union union(Error error, int at) {
        var path = error.getEvaluationPath();
        int depth = 0;
        for (int i = 0; i < at; i++) {
            var element = path.getName(i);
            if (BY_NAME.contains(element)) {
                depth++;
                i++;
            } else if (BY_POSITION.contains(element)) {
                depth++;
            } else if (NUMBERED.contains(element)) {
                i++;
            }
        }
        return new Union(at, start(path, at), start(error.getInstanceLocation(), depth), depth);
    }

    private static int nextUnion(NodePath path, int from) {
        for (int i = from; i < path.getNameCount() - 1; i++) {
            var element = path.getName(i);
            if (element.equals("anyOf")) {
                return i;
            }
            if (BY_NAME.contains(element)) {
                i++;
            }
        }
        return -1;
    }

    private static List<String> start(NodePath path, int length) {
        return IntStream.range(0, Math.min(length, path.getNameCount()))
                .mapToObj(path::getName)
                .toList();
    }

    /**
     * Where in the schema a union stands, and which part of the body, how deep in it, was held
     * against it.
     */
    private record Union(int at, List<String> schema, List<String> part, int depth) {

        boolean isOfAnotherType(Error error) {
            return isType(error) && error.getInstanceLocation().getNameCount() == depth;
        }
    }
}
