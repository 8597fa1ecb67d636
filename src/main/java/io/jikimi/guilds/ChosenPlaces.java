package io.jikimi.guilds;

import io.jikimi.messages.Text;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which channels and roles a guild's settings name, in whatever group they stand. */
@Component
public class ChosenPlaces {

    /**
     * A setting that names a channel or a role.
     *
     * @param setting its full name, such as {@code server.log-channel}
     * @param role whether it is a role
     */
    public record Chosen(String setting, boolean role, long id) {}

    private final GuildSettings guilds;
    private final SettingsGroups groups;
    private final SettingWords words;
    private final GuildSettingRepository settings;

    ChosenPlaces(
            GuildSettings guilds,
            SettingsGroups groups,
            SettingWords words,
            GuildSettingRepository settings) {
        this.guilds = guilds;
        this.groups = groups;
        this.words = words;
        this.settings = settings;
    }

    /** All of them in that guild. */
    public List<Chosen> of(long guildId) {
        var rows = guilds.snapshot(guildId).rows();
        return groups.fields()
                .filter(field -> namesAPlace(field) && rows.containsKey(field.name()))
                .map(
                        field ->
                                new Chosen(
                                        field.name(),
                                        field.type() == SettingType.ROLE,
                                        Long.parseLong(rows.get(field.name()))))
                .toList();
    }

    /** The guilds that have chosen any. */
    public Set<Long> guilds() {
        var names =
                groups.fields()
                        .filter(ChosenPlaces::namesAPlace)
                        .map(SettingField::name)
                        .collect(Collectors.toUnmodifiableSet());
        return settings.findGuildsThatChose(names);
    }

    /** What that setting is called. */
    public Text label(String setting) {
        return words.label(setting);
    }

    private static boolean namesAPlace(SettingField field) {
        return field.type() == SettingType.CHANNEL || field.type() == SettingType.ROLE;
    }
}
