package io.jikimi.messages;

import java.util.List;

/**
 * A sentence that has not chosen its language yet.
 *
 * @param key where the bundles hold it
 * @param values what fills its places; a {@link Text} among them is worded in the same language, an
 *     {@link java.time.Instant} becomes a Discord time stamp
 */
public record Text(String key, List<Object> values) {

    public Text {
        values = List.copyOf(values);
    }

    public static Text of(String key, Object... values) {
        return new Text(key, List.of(values));
    }

    /** Words that are the same in every language, such as a name somebody chose. */
    public static Text verbatim(String words) {
        return of("verbatim", words);
    }
}
