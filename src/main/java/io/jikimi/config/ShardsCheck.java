package io.jikimi.config;

import io.jikimi.sources.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Refuses shards that are fixed for an instance in a way that cannot work. */
class ShardsCheck implements Check {

    private static final String IDS = "bot.shards.ids";
    private static final String TOTAL = "bot.shards.total";

    @Override
    public List<Problem> problems(Settings settings) {
        var ids = settings.value(IDS).filter(ShardsCheck::isFixed).orElse(null);
        if (ids == null) {
            return List.of();
        }
        var problems = new ArrayList<Problem>();
        if (!PostgresUrl.isOne(new DatabaseChoice(settings).url().text().strip())) {
            problems.add(
                    new Problem(
                            ids.place(),
                            "Shards are fixed for this instance, but its database is a file that"
                                    + " no other instance can open.",
                            "Set BOT_SHARDS_IDS to all, or set DATABASE_URL to a PostgreSQL"
                                    + " database."));
        }
        unfit(ids, settings).ifPresent(problems::add);
        return problems;
    }

    private static boolean isFixed(Value ids) {
        return !ids.text().isBlank() && !ids.text().strip().equals(ShardProperties.ALL);
    }

    private static Optional<Problem> unfit(Value ids, Settings settings) {
        var total = settings.value(TOTAL).map(value -> value.text().strip()).orElse("0");
        if (!total.matches("\\d{1,6}") || Integer.parseInt(total) == 0) {
            return Optional.of(
                    new Problem(
                            ids.place(),
                            "Shards are fixed for this instance, but not how many there are in all.",
                            "Set BOT_SHARDS_TOTAL to the same number in every instance."));
        }
        return fixed(ids, Integer.parseInt(total))
                .filter(fixed -> fixed.isEmpty() || fixed.last() >= Integer.parseInt(total))
                .map(
                        fixed ->
                                new Problem(
                                        ids.place(),
                                        "Of %s shards, these run here: %s."
                                                .formatted(total, ids.text().strip()),
                                        "Name shards from 0 to %d, the lower one of a range first; parts count"
                                                + " from 0, too."
                                                        .formatted(Integer.parseInt(total) - 1)));
    }

    // Whether it can be read at all is told by its own rule.
    private static Optional<SortedSet<Integer>> fixed(Value ids, int total) {
        try {
            return Optional.of(new ShardProperties(total, ids.text()).fixed());
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }
}
