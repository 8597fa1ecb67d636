package io.jikimi.commands;

import net.dv8tion.jda.api.interactions.commands.OptionType;

/**
 * One thing a command takes.
 *
 * @param name as typed, lower case
 * @param type what it is; text, whole numbers and people so far
 * @param required whether the command makes no sense without it
 * @param suggested whether {@link Command#suggest} completes it
 * @param least the shortest text or the smallest number
 * @param most the longest text or the largest number
 */
public record Option(
        String name, OptionType type, boolean required, boolean suggested, long least, long most) {

    /** The longest text that Discord takes in an option. */
    public static final int LONGEST_TEXT = 6000;

    public static Option text(String name) {
        return new Option(name, OptionType.STRING, false, false, 0, LONGEST_TEXT);
    }

    public static Option whole(String name, long least, long most) {
        return new Option(name, OptionType.INTEGER, false, false, least, most);
    }

    public static Option person(String name) {
        return new Option(name, OptionType.USER, false, false, 0, 0);
    }

    public Option mustBeGiven() {
        return new Option(name, type, true, suggested, least, most);
    }

    public Option suggestedAsTyped() {
        return new Option(name, type, required, true, least, most);
    }

    /** Bounds the length of a text, in characters. */
    public Option ofLength(int shortest, int longest) {
        return new Option(name, type, required, suggested, shortest, longest);
    }
}
