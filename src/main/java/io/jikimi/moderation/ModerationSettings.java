package io.jikimi.moderation;

import io.jikimi.guilds.SettingsGroup;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.Map;

/**
 * What a guild has chosen about moderation.
 *
 * @param tellPeople whether people are told in private what is done to them
 * @param nameModerator whether that says who did it
 * @param message what they are told, with places such as {@code {reason}}; the usual where null
 * @param appealLink where they can ask for it to be looked at again
 * @param deleteMessages how far back messages are deleted with a ban
 * @param warnNotice from how many warnings on a moderator is asked before another one
 * @param warningsExpire after how long a warning no longer counts; never where null
 * @param keepCases after how long a case that is over no longer says whom it was about; never where
 *     null
 * @param reasons {@code ban} to whether a reason must be given
 * @param escalation {@code 3/30d} to what follows from so many warnings in so long
 */
record ModerationSettings(
        @DefaultValue("true") boolean tellPeople,
        @DefaultValue("false") boolean nameModerator,
        @Nullable @Size(max = 1000) String message,
        @Nullable @Size(max = 200) @Pattern(regexp = "https?://\\S+") String appealLink,
        @DefaultValue("0s") Duration deleteMessages,
        @DefaultValue("3") @Min(1) @Max(100) int warnNotice,
        @Nullable Duration warningsExpire,
        @Nullable Duration keepCases,
        @Pattern(regexp = "required|optional") Map<String, String> reasons,
        @Pattern(regexp = ModerationSettings.CONSEQUENCE) Map<String, String> escalation) {

    static final String CONSEQUENCE = "kick|softban|(ban|timeout)( \\d{1,4}[smhdw])?";

    static final SettingsGroup<ModerationSettings> GROUP =
            SettingsGroup.of("moderation", ModerationSettings.class);

    boolean mustHaveReason(String command) {
        return "required".equals(reasons.get(command));
    }
}
