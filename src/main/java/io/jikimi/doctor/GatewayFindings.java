package io.jikimi.doctor;

import io.jikimi.discord.GatewayAnswer;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * How often the bot may still connect today, and with how many shards.
 *
 * @param shardsSet how many shards the operator wants; 0 leaves it to Discord
 */
record GatewayFindings(int shardsSet) {

    private static final String IDENTIFIES = "discord.identifies";
    private static final String SHARDS = "discord.shards";
    private static final int FEW_PERCENT = 20;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    List<Finding> of(GatewayAnswer answer) {
        return List.of(identifies(answer), shards(answer));
    }

    private static Finding identifies(GatewayAnswer answer) {
        var reset = TIME.format(answer.resetAt());
        if (answer.remaining() <= 0) {
            return Finding.failed(
                    IDENTIFIES,
                    "None of the day's %d identifies is left: no shard can connect before %s."
                            .formatted(answer.total(), reset),
                    "Wait until then, and find out what starts the bot so often: Discord resets the"
                            + " token of one that goes on.");
        }
        var left =
                "%d of %d identifies are left until %s."
                        .formatted(answer.remaining(), answer.total(), reset);
        if (answer.remaining() * 100L < answer.total() * (long) FEW_PERCENT) {
            return Finding.warning(
                    IDENTIFIES,
                    left,
                    "Each start takes one for every shard: find out what starts the bot so often, and"
                            + " leave alone what runs. Jikimi itself keeps the last twentieth back.");
        }
        return Finding.ok(IDENTIFIES, left);
    }

    private Finding shards(GatewayAnswer answer) {
        var advice =
                "Discord recommends %d, of which %d may start at once."
                        .formatted(answer.shards(), answer.concurrency());
        if (shardsSet == 0) {
            return Finding.ok(SHARDS, "Shards to start are left to Discord. " + advice);
        }
        var set = "Shards to start are set to %d. ".formatted(shardsSet) + advice;
        return shardsSet < answer.shards()
                ? Finding.warning(
                        SHARDS,
                        set,
                        "Remove bot.shards.total so that Jikimi asks Discord for the right number: a"
                                + " shard with too many servers is refused.")
                : Finding.ok(SHARDS, set);
    }
}
