package io.jikimi.commands;

import io.jikimi.messages.Text;
import io.jikimi.messages.Words;

import net.dv8tion.jda.api.interactions.DiscordLocale;

import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What commands, their options and their choices are called in each language. */
@Component
class CommandNames {

    private static final List<DiscordLocale> TRANSLATED =
            Arrays.stream(DiscordLocale.values())
                    .filter(locale -> locale != DiscordLocale.UNKNOWN)
                    .filter(locale -> !Words.spoken(locale.toLocale()).equals(Locale.ENGLISH))
                    .toList();

    private final Words words;
    private final Map<String, Map<Locale, String>> names = new ConcurrentHashMap<>();

    CommandNames(Words words) {
        this.words = words;
    }

    /** What the last part of the path is called, which may be its declared name. */
    String command(List<String> path, Locale language) {
        return named(path, path.getLast(), language);
    }

    String option(List<String> path, Option option, Locale language) {
        return named(below(path, option), option.name(), language);
    }

    /** Whether somebody who typed this word means the last part of the path, in any language. */
    boolean means(String word, List<String> path) {
        return word.equalsIgnoreCase(path.getLast())
                || all(path).containsValue(word.toLowerCase(Locale.ROOT));
    }

    /** The same for an option. */
    boolean means(String word, List<String> path, Option option) {
        return word.equalsIgnoreCase(option.name())
                || all(below(path, option)).containsValue(word.toLowerCase(Locale.ROOT));
    }

    /** What it is called in the languages that have another name for it. */
    List<String> aliases(List<String> path) {
        return all(path).values().stream().filter(name -> !name.equals(path.getLast())).toList();
    }

    /** What it says about the path, for every language of Discord that is not English. */
    static Map<DiscordLocale, String> translated(Function<Locale, String> inLanguage) {
        var all = new LinkedHashMap<DiscordLocale, String>();
        TRANSLATED.forEach(
                locale -> all.put(locale, inLanguage.apply(Words.spoken(locale.toLocale()))));
        return all;
    }

    /** What is said about the path, or about an option or choice of it. */
    String about(List<String> path, Locale language, String... below) {
        var key = below.length == 0 ? key(path) : key(path) + "." + String.join(".", below);
        return words.in(language, Text.of(key));
    }

    /** Where the bundles hold what is said about the path. */
    static String key(List<String> path) {
        return "commands." + String.join(".", path);
    }

    private static List<String> below(List<String> path, Option option) {
        return Stream.concat(path.stream(), Stream.of(option.name())).toList();
    }

    private String named(List<String> path, String declared, Locale language) {
        return all(path).getOrDefault(Words.spoken(language), declared);
    }

    private Map<Locale, String> all(List<String> path) {
        return names.computeIfAbsent("names." + String.join(".", path), this::read);
    }

    private Map<Locale, String> read(String key) {
        var found = new LinkedHashMap<Locale, String>();
        if (words.know(key)) {
            Words.LANGUAGES.forEach(
                    language -> found.put(language, words.in(language, Text.of(key))));
        }
        return found;
    }
}
