package io.jikimi.channels;

import io.jikimi.guilds.SettingsGroup;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a guild has chosen about its channels.
 *
 * @param listed the channels and categories that are locked together, as mentions or ids
 */
record ChannelSettings(
        @Nullable
                @Size(min = 1, max = ChannelSettings.LONGEST)
                @Pattern(regexp = ChannelSettings.PLACES, flags = Pattern.Flag.DOTALL)
                String listed) {

    static final SettingsGroup<ChannelSettings> GROUP =
            SettingsGroup.of("channels", ChannelSettings.class);

    static final int LONGEST = 1000;
    static final String PLACES = "[\\s,]*((<#\\d{17,20}>|\\b\\d{17,20}\\b)[\\s,]*)+";

    private static final java.util.regex.Pattern ID = java.util.regex.Pattern.compile("\\d{17,20}");

    /** Their ids. */
    List<Long> places() {
        return listed == null
                ? List.of()
                : ID.matcher(listed)
                        .results()
                        .map(found -> Long.parseUnsignedLong(found.group()))
                        .distinct()
                        .toList();
    }
}
