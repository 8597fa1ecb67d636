package io.jikimi.keeper;

import io.jikimi.lifecycle.Concern.Standing;
import io.jikimi.messages.Text;
import io.jikimi.messages.Words;

import org.springframework.context.NoSuchMessageException;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.Locale;

/** What the owner reads, in their language. */
@Component
class OwnerWords {

    private static final int LONGEST = 2_000;

    private final Words words;
    private final Locale language;

    OwnerWords(Words words, OwnerAlertProperties properties) {
        this.words = words;
        this.language = properties.language().locale();
    }

    /** It stands. */
    String stands(Spell spell) {
        var key = spell.wasTold() ? "keeper.still" : "keeper.stands";
        var standing = spell.standing();
        return cut(
                Text.of(
                        key,
                        title(spell.concern()),
                        sentence(standing.what(), standing),
                        date(standing.since()),
                        standing.since(),
                        sentence(standing.what() + ".fix", standing),
                        spell.mark()));
    }

    /** It is over, and whoever reads it knows of it or not. */
    String over(Spell spell) {
        var key = spell.wasTold() ? "keeper.over" : "keeper.was";
        var standing = spell.standing();
        return cut(
                Text.of(
                        key,
                        title(spell.concern()),
                        sentence(standing.what(), standing),
                        date(standing.since()),
                        date(spell.seenAt()),
                        spell.mark()));
    }

    private String cut(Text text) {
        var all = words.in(language, text);
        return all.length() <= LONGEST ? all : all.substring(0, LONGEST);
    }

    private String title(String concern) {
        return orElse(Text.of("concerns." + concern), concern);
    }

    // Another version of the bot may have seen what this one knows nothing of.
    private String sentence(String key, Standing standing) {
        return orElse(
                new Text(key, standing.details().stream().map(Object.class::cast).toList()), key);
    }

    private String orElse(Text text, String fallback) {
        try {
            return words.in(language, text);
        } catch (NoSuchMessageException unknown) {
            return "`" + fallback + "`";
        }
    }

    private static String date(Instant moment) {
        return "<t:%d:f>".formatted(moment.getEpochSecond());
    }
}
