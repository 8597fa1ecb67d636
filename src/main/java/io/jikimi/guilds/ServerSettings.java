package io.jikimi.guilds;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.Locale;

/**
 * What every room needs to know of a guild; null where the guild has not chosen.
 *
 * @param prefix what starts a typed command
 * @param language what posts are written in; Discord's own setting where it is null
 * @param zone in which times are understood
 * @param logChannel where is written down what was done
 * @param alertChannel where Jikimi says what a person must put right
 */
public record ServerSettings(
        @Nullable
                @Size(min = 1, max = ServerSettings.LONGEST_PREFIX)
                @Pattern(regexp = ServerSettings.USABLE_PREFIX, flags = Pattern.Flag.DOTALL)
                String prefix,
        @Nullable Locale language,
        @Nullable ZoneId zone,
        @Nullable ChannelId logChannel,
        @Nullable ChannelId alertChannel) {

    /** The group that all of this stands in. */
    public static final SettingsGroup<ServerSettings> GROUP =
            SettingsGroup.of("server", ServerSettings.class);

    static final int LONGEST_PREFIX = 5;
    static final String USABLE_PREFIX = "(?![/<@#])[^\\p{C}\\p{Z}`]*";
}
