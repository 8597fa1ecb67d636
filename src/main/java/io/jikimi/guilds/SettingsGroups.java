package io.jikimi.guilds;

import io.jikimi.discord.Directory;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All settings there are, of all rooms. */
@Component
class SettingsGroups {

    /**
     * What somebody wants to set, held against what there is.
     *
     * @param values as they are kept, by full name; null to go back to what is usual
     * @param faults everything that is wrong with it
     */
    record Checked(Map<String, @Nullable String> values, List<Text> faults) {

        private static final int MOST_TOLD = 20;

        void refuseFaults() {
            if (faults.size() == 1) {
                throw new Refusal(faults.getFirst());
            }
            if (!faults.isEmpty()) {
                throw new Refusal(told());
            }
        }

        private Text told() {
            var told = Text.of("settings.faults", faults.size());
            for (var fault : faults.stream().limit(MOST_TOLD).toList()) {
                told = Text.of("settings.and-fault", told, fault);
            }
            return told;
        }
    }

    private final List<SettingsGroup<?>> groups;
    private final Directory directory;

    SettingsGroups(List<SettingsGroup<?>> groups, Directory directory) {
        this.directory = directory;
        this.groups = groups.stream().sorted(Comparator.comparing(SettingsGroups::order)).toList();
    }

    private static String order(SettingsGroup<?> group) {
        return group == ServerSettings.GROUP ? "" : group.name();
    }

    List<SettingsGroup<?>> all() {
        return groups;
    }

    Stream<SettingField> fields() {
        return groups.stream().flatMap(group -> group.fields().stream());
    }

    Optional<SettingField> field(String fullName) {
        return groups.stream().flatMap(group -> group.field(fullName).stream()).findFirst();
    }

    /**
     * The setting of that name.
     *
     * @throws Refusal with the nearest name when there is none
     */
    SettingField named(String fullName) {
        return field(fullName).orElseThrow(() -> new Refusal(unknown(fullName)));
    }

    Checked check(long guildId, Map<String, @Nullable String> wanted) {
        var values = new LinkedHashMap<String, @Nullable String>();
        var faults = new ArrayList<Text>();
        wanted.forEach(
                (name, written) -> {
                    try {
                        var field = named(name);
                        values.put(
                                name, written == null ? null : read(guildId, field, name, written));
                    } catch (Refusal no) {
                        faults.add(
                                field(name)
                                        .map(field -> fault(field, name, no.reason()))
                                        .orElse(no.reason()));
                    }
                });
        return new Checked(values, faults);
    }

    private static Text fault(SettingField field, String name, Text reason) {
        return Text.of("settings.fault", field.label(), name, reason);
    }

    private String read(long guildId, SettingField field, String name, String written) {
        var value = field.read(name, written);
        checkPlace(guildId, field, value);
        return value;
    }

    private Text unknown(String fullName) {
        var distance = LevenshteinDistance.getDefaultInstance();
        return fields().map(SettingField::name)
                .min(Comparator.comparingInt(name -> distance.apply(name, fullName)))
                .filter(name -> distance.apply(name, fullName) <= name.length() / 2)
                .map(name -> Text.of("settings.fault-unknown-nearest", fullName, name))
                .orElseGet(() -> Text.of("settings.fault-unknown", fullName));
    }

    private void checkPlace(long guildId, SettingField field, String value) {
        if (field.type() == SettingType.ROLE) {
            if (!directory.hasRole(guildId, Long.parseLong(value))) {
                throw new Refusal("settings.fault-no-role", value);
            }
        } else if (field.type() == SettingType.CHANNEL) {
            var channelId = Long.parseLong(value);
            if (!directory.hasChannel(guildId, channelId)) {
                throw new Refusal("settings.fault-no-channel", value);
            }
            if (!directory.mayWriteIn(guildId, channelId)) {
                throw new Refusal("settings.fault-mute-channel", value);
            }
        }
    }
}
