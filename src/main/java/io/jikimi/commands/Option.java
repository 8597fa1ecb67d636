package io.jikimi.commands;

import net.dv8tion.jda.api.interactions.commands.OptionType;

import java.util.List;

/**
 * One thing a command takes.
 *
 * @param name as typed, lower case
 * @param kind what it is
 * @param required whether the command makes no sense without it
 * @param suggested whether {@link Command#suggest} completes it
 * @param least the shortest text or the smallest number
 * @param most the longest text or the largest number
 * @param choices the only texts it takes, each worded as {@code commands.<path>.<option>.<choice>};
 *     empty for any
 * @param typed how it is found in a typed line
 */
public record Option(
        String name,
        Kind kind,
        boolean required,
        boolean suggested,
        long least,
        long most,
        List<String> choices,
        Typed typed) {

    /** What an option takes. */
    public enum Kind {
        TEXT(OptionType.STRING),
        WHOLE(OptionType.INTEGER),
        DECIMAL(OptionType.NUMBER),
        YES_NO(OptionType.BOOLEAN),
        PERSON(OptionType.USER),
        CHANNEL(OptionType.CHANNEL),
        ROLE(OptionType.ROLE),
        FILE(OptionType.ATTACHMENT),
        /** A message of the same channel, by its id or its link. */
        MESSAGE(OptionType.STRING),
        /** How long, such as {@code 1h30m} or {@code 2d}. */
        DURATION(OptionType.STRING);

        private final OptionType type;

        Kind(OptionType type) {
            this.type = type;
        }

        /** What Discord calls it. */
        OptionType type() {
            return type;
        }
    }

    /** How an option is found in a typed line. */
    public enum Typed {
        /** By its place or its name; a text takes all that is left. */
        IN_PLACE,
        /** The same, but one word. */
        WORD,
        /** By its name only, {@code --name}. */
        BY_NAME
    }

    /** The longest text that Discord takes in an option. */
    public static final int LONGEST_TEXT = 6000;

    private static final int LONGEST_LINK = 200;
    private static final int LONGEST_DURATION = 60;

    public static Option text(String name) {
        return of(name, Kind.TEXT, 0, LONGEST_TEXT);
    }

    public static Option whole(String name, long least, long most) {
        return of(name, Kind.WHOLE, least, most);
    }

    /** A number with decimals. */
    public static Option decimal(String name, long least, long most) {
        return of(name, Kind.DECIMAL, least, most);
    }

    public static Option yesNo(String name) {
        return of(name, Kind.YES_NO, 0, 0);
    }

    public static Option person(String name) {
        return of(name, Kind.PERSON, 0, 0);
    }

    public static Option channel(String name) {
        return of(name, Kind.CHANNEL, 0, 0);
    }

    public static Option role(String name) {
        return of(name, Kind.ROLE, 0, 0);
    }

    public static Option file(String name) {
        return of(name, Kind.FILE, 0, 0);
    }

    public static Option message(String name) {
        return of(name, Kind.MESSAGE, 0, LONGEST_LINK);
    }

    /** How long; what is given is at least a second. */
    public static Option duration(String name) {
        return of(name, Kind.DURATION, 0, LONGEST_DURATION);
    }

    /** One of a few words. */
    public static Option choice(String name, String... choices) {
        return new Option(
                name, Kind.TEXT, false, false, 0, LONGEST_TEXT, List.of(choices), Typed.IN_PLACE);
    }

    private static Option of(String name, Kind kind, long least, long most) {
        return new Option(name, kind, false, false, least, most, List.of(), Typed.IN_PLACE);
    }

    public Option mustBeGiven() {
        return new Option(name, kind, true, suggested, least, most, choices, typed);
    }

    public Option suggestedAsTyped() {
        return new Option(name, kind, required, true, least, most, choices, typed);
    }

    /** Bounds the length of a text, in characters. */
    public Option ofLength(int shortest, int longest) {
        return new Option(name, kind, required, suggested, shortest, longest, choices, typed);
    }

    /** Typed by its name only, so that no word of a line is taken for it. */
    public Option byNameOnly() {
        return new Option(name, kind, required, suggested, least, most, choices, Typed.BY_NAME);
    }

    /** Where it is a text, one word of a typed line and no more. */
    public Option inOneWord() {
        return new Option(name, kind, required, suggested, least, most, choices, Typed.WORD);
    }

    /** Whether it takes all that is left of a typed line. */
    boolean isWordy() {
        return kind == Kind.TEXT && choices.isEmpty() && typed == Typed.IN_PLACE;
    }
}
