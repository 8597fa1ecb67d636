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
 * @param ids which of them run here, for those who deploy each range on its own: `0-3`, `0-3,8`, or
 *     `0/4` for the first of four equal parts; needs PostgreSQL and the total. With `all` instances
 *     share all shards
 */
public record ShardProperties(
        @DefaultValue("0") @PositiveOrZero int total,
        @DefaultValue(ALL)
                @Pattern(
                        regexp =
                                "\\s*("
                                        + ALL
                                        + "|"
                                        + PART
                                        + "|"
                                        + RANGE
                                        + "(\\s*,\\s*"
                                        + RANGE
                                        + ")*)\\s*",
                        message = "must be all, numbers and ranges such as 0-3,8, or a part as 0/4")
                String ids) {

    /** Whatever there is, shared with the other instances. */
    static final String ALL = "all";

    private static final String RANGE = "\\d{1,5}(-\\d{1,5})?";

    private static final String PART = "\\d{1,5}/\\d{1,5}";

    /** The numbers of the shards that are fixed for this instance; empty where none are. */
    public SortedSet<Integer> fixed() {
        var all = new TreeSet<Integer>();
        var said = ids.strip();
        if (said.matches(PART)) {
            addPart(said.split("/"), all);
        } else if (!said.equals(ALL)) {
            Arrays.stream(said.split("\\s*,\\s*")).forEach(part -> add(part, all));
        }
        return all;
    }

    // Parts differ by one shard at most.
    private void addPart(String[] part, SortedSet<Integer> all) {
        var number = Long.parseLong(part[0]);
        var parts = Long.parseLong(part[1]);
        if (number < parts) {
            IntStream.range((int) (total * number / parts), (int) (total * (number + 1) / parts))
                    .forEach(all::add);
        }
    }

    private static void add(String part, SortedSet<Integer> all) {
        var ends = part.split("-");
        var first = Integer.parseInt(ends[0]);
        IntStream.rangeClosed(first, Integer.parseInt(ends[ends.length - 1])).forEach(all::add);
    }
}
