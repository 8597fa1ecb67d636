package io.jikimi.alerts;

import net.dv8tion.jda.api.Permission;

import java.util.List;

/**
 * Something that only people of a guild can put right.
 *
 * @param kind what sort of thing it is: the name of a {@link ProblemKind}; kept, so never changed
 * @param subject what it is about; the same thing has the same subject
 * @param details plain values that its sentences need, such as a name that is no longer known later
 */
public record Problem(String kind, String subject, List<String> details) {

    static final int LONGEST_SUBJECT = 200;
    static final int LONGEST_DETAILS = 2000;

    public Problem {
        if (subject.length() > LONGEST_SUBJECT) {
            throw new IllegalArgumentException("longer than it is kept: " + subject);
        }
        details = List.copyOf(details);
    }

    /** Jikimi needs this permission in that channel and does not have it. */
    public static Problem missingPermission(long channelId, Permission permission) {
        return new Problem(
                MissingPermission.NAME,
                "channel:" + channelId + "/permission:" + permission.name(),
                List.of(String.valueOf(channelId), permission.name()));
    }

    /** Discord refuses what Jikimi has to say in that channel, and no permission is missing. */
    public static Problem refused(long channelId) {
        return new Problem(
                RefusedDelivery.NAME, "channel:" + channelId, List.of(String.valueOf(channelId)));
    }

    /** Jikimi's highest role is not above a role that it is to give, or that somebody has. */
    public static Problem roleTooHigh(long roleId, String roleName) {
        return new Problem(
                RoleTooHigh.NAME, "role:" + roleId, List.of(String.valueOf(roleId), roleName));
    }

    /** A setting names a channel or role that is gone, or a channel that Jikimi cannot write in. */
    static Problem brokenSetting(String setting, boolean role, long id) {
        return new Problem(
                BrokenSetting.NAME,
                "setting:" + setting,
                List.of(setting, role ? "role" : "channel", String.valueOf(id)));
    }
}
