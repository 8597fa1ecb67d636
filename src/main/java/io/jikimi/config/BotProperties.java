package io.jikimi.config;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;

import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.net.URI;
import java.time.Duration;

/**
 * What an operator sets about the bot as a whole.
 *
 * @param token the bot's token from the Discord developer portal
 * @param apiUrl the server that speaks Discord's API v10, over http or https
 * @param prefix what starts a command in a message, for guilds that have not chosen their own
 * @param onFatal what to do when Discord refuses the token, the intents or the sharding: stay up
 *     and explain (park), or end with exit code 78 (exit)
 * @param requestsPerSecond how many requests all instances together may send to Discord in a
 *     second; 0 where a REST proxy at bot.api-url keeps the limit. What answers an interaction is
 *     not counted
 * @param identifyGap the least time between two IDENTIFYs of one bucket; Discord asks for 5 seconds
 * @param shards which shards run here
 * @param cluster how instances share the shards
 * @param operator what the one who runs the bot may see of it
 * @param rotation how secrets are exchanged while the bot runs
 */
@Validated
@ConfigurationProperties("bot")
public record BotProperties(
        @AskedOnDeploy(required = true) @Nullable Secret token,
        @DefaultValue("https://discord.com/api/v10/") URI apiUrl,
        @AskedOnDeploy
                @DefaultValue("!")
                @Pattern(
                        regexp = "(?![/@#<])[^\\s`\\p{C}\\p{Z}]{1,5}",
                        message =
                                "must have 1 to 5 visible characters, no backtick among them, and"
                                        + " must not begin with / @ # or <")
                String prefix,
        @AskedOnDeploy @DefaultValue("park") OnFatal onFatal,
        @DefaultValue("50") @PositiveOrZero(message = "must not be negative") int requestsPerSecond,
        @DefaultValue("5s") @DurationMin(message = "must not be negative") Duration identifyGap,
        @DefaultValue @Valid @NestedConfigurationProperty ShardProperties shards,
        @DefaultValue @Valid @NestedConfigurationProperty ClusterProperties cluster,
        @DefaultValue @Valid @NestedConfigurationProperty OperatorProperties operator,
        @DefaultValue @Valid @NestedConfigurationProperty RotationProperties rotation) {

    /** What happens when Discord says no for good. */
    public enum OnFatal {
        PARK,
        EXIT
    }
}
