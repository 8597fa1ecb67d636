package io.jikimi.guilds;

import io.jikimi.commands.Invocation.Caller;

import net.dv8tion.jda.api.Permission;

import java.util.Set;

/**
 * Who changes a setting, and by which way.
 *
 * @param permissions what they may do in the whole guild
 * @param owner whether the guild or the bot is theirs
 */
public record Author(long userId, Source source, Set<Permission> permissions, boolean owner) {

    /** By which way a setting is changed. */
    public enum Source {
        COMMAND,
        IMPORT,
        REVERT
    }

    public Author {
        permissions = Set.copyOf(permissions);
    }

    /** Somebody of whom no more is known. */
    public static Author byCommand(long userId) {
        return new Author(userId, Source.COMMAND, Set.of(), false);
    }

    /** Whoever asks. */
    public static Author of(Caller caller, Source source) {
        var standing = caller.standing();
        return new Author(
                caller.userId(),
                source,
                standing.permissions(),
                standing.guildOwner() || standing.botOwner());
    }
}
