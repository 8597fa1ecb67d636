package io.jikimi.guilds;

import io.jikimi.messages.Refusal;
import io.jikimi.messages.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

import java.lang.reflect.Parameter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What a setting can be, how people write it, and how it is kept. */
enum SettingType {
    TEXT,
    WHOLE,
    YES_NO,
    DURATION,
    /** One of a few words: an enum or a language. */
    CHOICE,
    ZONE,
    CHANNEL,
    ROLE,
    ENTRIES;

    /** The longest value that is kept, in characters. */
    static final int LONGEST = 1000;

    private static final Pattern MENTION = Pattern.compile("(?:<(?:#|@&))?(\\d{17,20})>?");
    private static final Map<String, String> YES_OR_NO =
            Map.of(
                    "yes", "true", "true", "true", "on", "true", "예", "true", "no", "false",
                    "false", "false", "off", "false", "아니요", "false");

    static SettingType of(Parameter parameter) {
        var type = parameter.getType();
        if (type.isEnum() || type == Locale.class) {
            return CHOICE;
        }
        var known =
                Map.ofEntries(
                        Map.entry(String.class, TEXT),
                        Map.entry(int.class, WHOLE),
                        Map.entry(long.class, WHOLE),
                        Map.entry(boolean.class, YES_NO),
                        Map.entry(Duration.class, DURATION),
                        Map.entry(ZoneId.class, ZONE),
                        Map.entry(ChannelId.class, CHANNEL),
                        Map.entry(RoleId.class, ROLE),
                        Map.entry(Map.class, ENTRIES));
        var found = known.get(type);
        if (found == null) {
            throw new IllegalArgumentException("not a type of setting: " + parameter);
        }
        return found;
    }

    /** The words it may be; empty where there are too many to list. */
    List<String> choices(SettingField field) {
        return switch (this) {
            case YES_NO -> List.of("true", "false");
            case CHOICE ->
                    field.parameter().getType() == Locale.class
                            ? Words.LANGUAGES.stream().map(Locale::getLanguage).toList()
                            : Arrays.stream(field.parameter().getType().getEnumConstants())
                                    .map(one -> ((Enum<?>) one).name().toLowerCase(Locale.ROOT))
                                    .toList();
            default -> List.of();
        };
    }

    /** What people wrote, as it is kept. */
    String read(SettingField field, String written) {
        var word = written.strip();
        return switch (this) {
            case TEXT, ENTRIES -> written;
            case WHOLE -> whole(word);
            case YES_NO -> oneOf(field, YES_OR_NO.get(word.toLowerCase(Locale.ROOT)));
            case DURATION -> duration(word);
            case CHOICE -> oneOf(field, word.toLowerCase(Locale.ROOT));
            case ZONE -> zone(word);
            case CHANNEL -> id(word, "settings.fault-channel");
            case ROLE -> id(word, "settings.fault-role");
        };
    }

    private static String whole(String word) {
        try {
            return String.valueOf(Long.parseLong(word));
        } catch (NumberFormatException notWhole) {
            throw new Refusal("settings.fault-whole");
        }
    }

    private String oneOf(SettingField field, @Nullable String word) {
        var choices = choices(field);
        if (word == null || !choices.contains(word)) {
            throw new Refusal("settings.fault-choice", String.join("`, `", choices));
        }
        return word;
    }

    private static String duration(String word) {
        try {
            return DurationStyle.detectAndParse(word).toString();
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            throw new Refusal("settings.fault-duration");
        }
    }

    private static String zone(String word) {
        try {
            return ZoneId.of(word).getId();
        } catch (DateTimeException unknown) {
            throw new Refusal("settings.fault-zone");
        }
    }

    private static String id(String word, String fault) {
        var match = MENTION.matcher(word);
        if (!match.matches() || match.group(1).length() > 19) {
            throw new Refusal(fault);
        }
        return match.group(1);
    }

    /** What is kept, as the record takes it; null where nothing is chosen. */
    @Nullable Object value(SettingField field, @Nullable String kept) {
        var type = field.parameter().getType();
        if (kept == null) {
            return switch (this) {
                case WHOLE, YES_NO ->
                        throw new IllegalStateException("needs a @DefaultValue: " + field);
                default -> null;
            };
        }
        return switch (this) {
            case TEXT -> kept;
            case WHOLE -> type == int.class ? Integer.valueOf(kept) : (Object) Long.valueOf(kept);
            case YES_NO -> Boolean.valueOf(kept);
            case DURATION -> DurationStyle.detectAndParse(kept);
            case CHOICE -> type == Locale.class ? Locale.of(kept) : constant(type, kept);
            case ZONE -> ZoneId.of(kept);
            case CHANNEL -> new ChannelId(Long.parseLong(kept));
            case ROLE -> new RoleId(Long.parseLong(kept));
            case ENTRIES -> throw new IllegalStateException("entries are bound by their field");
        };
    }

    private static Object constant(Class<?> type, String kept) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> ((Enum<?>) one).name().equalsIgnoreCase(kept))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not one of " + type + ": " + kept));
    }
}
