package io.jikimi.config;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;

import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * How the bot's guilds are split.
 *
 * @param total how many shards there are in all; 0 asks Discord
 * @param ids which of them run here, such as `0-3` or `0-3,8`, for those who deploy each range on
 *     its own; needs PostgreSQL and the total. With `all` instances share all shards
 */
public record ShardProperties(
        @DefaultValue("0") @PositiveOrZero int total,
        @DefaultValue(ALL)
                @Pattern(
                        regexp = "\\s*(" + ALL + "|" + RANGE + "(\\s*,\\s*" + RANGE + ")*)\\s*",
                        message = "must be all, or numbers and ranges such as 0-3,8")
                String ids) {

    /** Whatever there is, shared with the other instances. */
    static final String ALL = "all";

    private static final String RANGE = "\\d{1,5}(-\\d{1,5})?";

    /** The numbers of the shards that are fixed for this instance; empty where none are. */
    public SortedSet<Integer> fixed() {
        var all = new TreeSet<Integer>();
        if (!ids.strip().equals(ALL)) {
            Arrays.stream(ids.strip().split("\\s*,\\s*")).forEach(part -> add(part, all));
        }
        return all;
    }

    private static void add(String part, SortedSet<Integer> all) {
        var ends = part.split("-");
        var first = Integer.parseInt(ends[0]);
        IntStream.rangeClosed(first, Integer.parseInt(ends[ends.length - 1])).forEach(all::add);
    }
}
