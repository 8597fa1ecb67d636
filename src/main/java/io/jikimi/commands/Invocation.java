package io.jikimi.commands;

import net.dv8tion.jda.api.Permission;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Somebody asks for something: plain values only, so that a command can be tried without Discord.
 *
 * @param door how they asked
 * @param path what they asked for: {@code [prefix, set]}
 * @param options what they gave, by option name: String, Long, Double, Boolean, Duration, {@link
 *     Attachment}, or the id of a person, channel or role as Long
 * @param caller who asks, from where, and in which language
 */
public record Invocation(Door door, List<String> path, Map<String, Object> options, Caller caller) {

    /** How a command was reached. */
    public enum Door {
        SLASH,
        PREFIX,
        /** The menu of a person or a message. */
        MENU,
        COMPONENT
    }

    /**
     * Who asks.
     *
     * @param eventKey names the event that asked, the same on every delivery of it
     * @param shardId the shard that heard it
     * @param guildId where, or null in a direct message
     * @param permissions what the person may do in that channel; empty in a direct message
     * @param language the person's own, or the guild's where Discord does not tell
     * @param guildLanguage the guild's, or the person's own in a direct message
     * @param prefix what starts a command there
     * @param standing who the person is there
     */
    public record Caller(
            String eventKey,
            int shardId,
            @Nullable Long guildId,
            long channelId,
            long userId,
            Set<Permission> permissions,
            Locale language,
            Locale guildLanguage,
            String prefix,
            Standing standing) {

        /** Whether they asked by a message, whose answer may be for all to see. */
        public boolean isByMessage() {
            return eventKey.startsWith("m");
        }

        public boolean may(Set<Permission> needed) {
            return permissions.containsAll(needed);
        }
    }

    /**
     * Who somebody is where they ask.
     *
     * @param roleIds the roles they have in the guild
     * @param places the thread, the channel and its category, nearest first
     * @param permissions what they may do in the whole guild
     */
    public record Standing(
            Set<Long> roleIds,
            List<Long> places,
            Set<Permission> permissions,
            boolean guildOwner,
            boolean botOwner) {

        /** Somebody of whom it does not matter what they may do elsewhere. */
        public Standing(
                Set<Long> roleIds, List<Long> places, boolean guildOwner, boolean botOwner) {
            this(roleIds, places, Set.of(), guildOwner, botOwner);
        }

        /** Somebody without any role, or in a direct message. */
        public static final Standing NOBODY = new Standing(Set.of(), List.of(), false, false);
    }

    /**
     * A file that somebody gave.
     *
     * @param size in bytes
     * @param url where Discord keeps it, for a while
     */
    public record Attachment(String name, int size, String url) {}

    public Invocation {
        path = List.copyOf(path);
        options = Map.copyOf(options);
    }

    /** The same, with other options. */
    Invocation giving(Map<String, Object> others) {
        return new Invocation(door, path, others, caller);
    }

    /** The last word of the path: the subcommand, or the command where it has none. */
    public String part() {
        return path.getLast();
    }

    public @Nullable String text(String option) {
        return (String) options.get(option);
    }

    public @Nullable Long number(String option) {
        return (Long) options.get(option);
    }

    public @Nullable Double decimal(String option) {
        return (Double) options.get(option);
    }

    /** How long. */
    public @Nullable Duration duration(String option) {
        return (Duration) options.get(option);
    }

    /** Whether it was said to be so; no where nothing was said. */
    public boolean flag(String option) {
        return Boolean.TRUE.equals(options.get(option));
    }

    /** The id of a person, a channel, a role or a message. */
    public @Nullable Long id(String option) {
        return (Long) options.get(option);
    }

    public @Nullable Attachment file(String option) {
        return (Attachment) options.get(option);
    }

    /** A text that the declaration calls required. */
    public String given(String option) {
        return (String) Objects.requireNonNull(options.get(option), option);
    }

    /** All that was chosen in a menu that lets several be chosen together. */
    public List<String> chosen(String option) {
        var text = text(option);
        return text == null || text.isEmpty() ? List.of() : List.of(text.split(Control.BETWEEN));
    }

    /** The guild; only for commands that are declared {@link Declaration#onlyInGuilds}. */
    public long guildId() {
        return Objects.requireNonNull(caller.guildId(), "not in a guild");
    }
}
