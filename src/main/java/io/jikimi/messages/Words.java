package io.jikimi.messages;

import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Words a {@link Text} in a language; a language without translation gets English. */
public final class Words {

    /** The languages Jikimi speaks; the first is what everybody else gets. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.KOREAN);

    private final MessageSource bundles;

    public Words(MessageSource bundles) {
        this.bundles = bundles;
    }

    public String in(Locale locale, Text text) {
        if (text.key().equals("verbatim")) {
            return text.values().getFirst().toString();
        }
        var values = text.values().stream().map(value -> worded(locale, value)).toArray();
        return bundles.getMessage(text.key(), values, spoken(locale));
    }

    /** Whether the bundles hold this key. */
    public boolean know(String key) {
        try {
            bundles.getMessage(key, new Object[0], Locale.ENGLISH);
            return true;
        } catch (NoSuchMessageException unknown) {
            return false;
        }
    }

    private Object worded(Locale locale, Object value) {
        return switch (value) {
            case Text text -> in(locale, text);
            case Instant instant -> "<t:" + instant.getEpochSecond() + ":R>";
            default -> value;
        };
    }

    /** The language of these in which somebody with that locale is spoken to. */
    public static Locale spoken(Locale locale) {
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(locale.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
