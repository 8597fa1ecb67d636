package io.jikimi.commands;

import io.jikimi.commands.Invocation.Caller;
import io.jikimi.discord.Directory;
import io.jikimi.discord.Directory.Named;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns what was typed, pressed or filled in into what the option was declared to be. */
@Component
class OptionReader {

    private static final String ID = "(\\d{17,20})";
    private static final Pattern PERSON = Pattern.compile("<@!?" + ID + ">|" + ID);
    private static final Pattern CHANNEL = Pattern.compile("<#" + ID + ">|" + ID);
    private static final Pattern ROLE = Pattern.compile("<@&" + ID + ">|" + ID);
    private static final Pattern MESSAGE =
            Pattern.compile("https://\\S+/channels/\\S+/" + ID + "|(?:\\d{17,20}-)?" + ID);
    private static final Set<String> YES = Set.of("yes", "y", "true", "on", "1", "예", "네", "응");
    private static final Set<String> NO = Set.of("no", "n", "false", "off", "0", "아니요", "아니");

    private final Directory directory;

    OptionReader(Directory directory) {
        this.directory = directory;
    }

    /**
     * Reads all that was given; what was left blank in a form was not given, unless it is a text.
     *
     * @throws Refusal when something does not fit, or could be several
     */
    Map<String, Object> read(List<Option> declared, Map<String, Object> given, Caller caller) {
        var values = new LinkedHashMap<>(given);
        for (var option : declared) {
            var value = given.get(option.name());
            if (value != null) {
                values.remove(option.name());
                if (!isLeftBlank(option, value)) {
                    values.put(option.name(), read(option, value, caller));
                }
            }
        }
        return values;
    }

    private static boolean isLeftBlank(Option option, Object value) {
        return option.kind() != Option.Kind.TEXT && value instanceof String word && word.isBlank();
    }

    // A client that still shows an older declaration may send a number as a text, too.
    private Object read(Option option, Object value, Caller caller) {
        return value instanceof String || option.kind() == Option.Kind.TEXT
                ? read(option, value.toString(), caller)
                : value;
    }

    private Object read(Option option, String text, Caller caller) {
        var word = text.strip();
        return switch (option.kind()) {
            case TEXT -> text;
            case WHOLE -> whole(option, word);
            case DECIMAL -> decimal(option, word);
            case YES_NO -> yesNo(option, word);
            case MESSAGE -> message(option, word);
            case DURATION -> duration(option, word);
            case FILE -> throw new Refusal("desk.option-not-file", option.name());
            case PERSON, CHANNEL, ROLE -> someone(option, word, caller);
        };
    }

    /** Whether a word looks like what the option takes, so that it need not be left out. */
    static boolean looksRight(Option option, String word) {
        return switch (option.kind()) {
            case WHOLE, DECIMAL -> word.matches("[+-]?\\d+([.,]\\d+)?");
            case YES_NO -> said(YES, word) || said(NO, word);
            case MESSAGE -> MESSAGE.matcher(word).matches();
            case DURATION -> Lengths.read(word) != null;
            case PERSON -> PERSON.matcher(word).matches();
            case CHANNEL -> CHANNEL.matcher(word).matches();
            case ROLE -> ROLE.matcher(word).matches();
            case FILE -> false;
            case TEXT ->
                    option.choices().isEmpty()
                            || option.choices().contains(word.toLowerCase(Locale.ROOT));
        };
    }

    private static boolean said(Set<String> words, String word) {
        return words.contains(word.toLowerCase(Locale.ROOT));
    }

    private static Long whole(Option option, String word) {
        try {
            return Long.valueOf(word);
        } catch (NumberFormatException notWhole) {
            throw new Refusal("desk.option-not-whole", option.name());
        }
    }

    private static Double decimal(Option option, String word) {
        if (!word.matches("[+-]?\\d{1,15}([.,]\\d{1,15})?")) {
            throw new Refusal("desk.option-not-number", option.name());
        }
        return Double.valueOf(word.replace(',', '.'));
    }

    private static Boolean yesNo(Option option, String word) {
        if (said(YES, word)) {
            return true;
        }
        if (said(NO, word)) {
            return false;
        }
        throw new Refusal("desk.option-not-yes-no", option.name());
    }

    private static Duration duration(Option option, String word) {
        var read = Lengths.read(word);
        if (read == null) {
            throw new Refusal("desk.option-not-duration", option.name());
        }
        return read;
    }

    private static Long message(Option option, String word) {
        var match = MESSAGE.matcher(word);
        if (!match.matches()) {
            throw new Refusal("desk.option-not-message", option.name());
        }
        return id(match, new Refusal("desk.option-not-message", option.name()));
    }

    private Long someone(Option option, String word, Caller caller) {
        var refusal = new Refusal("desk.option-not-" + kind(option), option.name());
        var match = pattern(option).matcher(word);
        if (match.matches()) {
            return id(match, refusal);
        }
        if (caller.guildId() == null) {
            throw refusal;
        }
        var found = called(option, word, caller.guildId());
        var exact = found.stream().filter(Named::exact).toList();
        if (exact.size() == 1) {
            return exact.getFirst().id();
        }
        if (found.isEmpty()) {
            throw refusal;
        }
        throw new Refusal(
                "desk.which-" + kind(option),
                option.name(),
                Text.verbatim(candidates(option, exact.isEmpty() ? found : exact)));
    }

    private List<Named> called(Option option, String word, long guildId) {
        return switch (option.kind()) {
            case PERSON -> directory.people(guildId, without("@", word));
            case CHANNEL -> directory.channels(guildId, without("#", word));
            case ROLE -> directory.roles(guildId, without("@", word));
            default -> List.of();
        };
    }

    private static String without(String start, String word) {
        return word.startsWith(start) ? word.substring(start.length()) : word;
    }

    private static String candidates(Option option, List<Named> found) {
        var mention =
                switch (option.kind()) {
                    case CHANNEL -> "<#%d>";
                    case ROLE -> "<@&%d>";
                    default -> "<@%d>";
                };
        return found.stream()
                .limit(10)
                .map(one -> ("- " + mention + " `%d`").formatted(one.id(), one.id()))
                .collect(Collectors.joining("\n", "\n", ""));
    }

    private static Pattern pattern(Option option) {
        return switch (option.kind()) {
            case CHANNEL -> CHANNEL;
            case ROLE -> ROLE;
            default -> PERSON;
        };
    }

    private static String kind(Option option) {
        return option.kind().name().toLowerCase(Locale.ROOT);
    }

    private static Long id(Matcher match, Refusal longerThanAnyId) {
        try {
            return Long.valueOf(match.group(1) == null ? match.group(2) : match.group(1));
        } catch (NumberFormatException tooLong) {
            throw longerThanAnyId;
        }
    }
}
