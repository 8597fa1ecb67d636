package io.jikimi.moderation;

import io.jikimi.messages.Text;

import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;

/** A guild's own words with places such as {@code {reason}}, which are filled in. */
final class Template {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}");

    private Template() {}

    /** The words with everything filled in that has a value; other places stay as they are. */
    static Text filled(String words, Map<String, Text> values) {
        var parts = new ArrayList<Text>();
        var place = PLACE.matcher(words);
        var from = 0;
        while (place.find()) {
            var value = values.get(place.group(1));
            if (value != null) {
                parts.add(Text.verbatim(words.substring(from, place.start())));
                parts.add(value);
                from = place.end();
            }
        }
        parts.add(Text.verbatim(words.substring(from)));
        return parts.stream()
                .reduce((some, next) -> Text.of("moderation.beside", some, next))
                .orElseThrow();
    }
}
