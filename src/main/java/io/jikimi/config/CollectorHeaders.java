package io.jikimi.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what OpenTelemetry writes as {@code name=value,name2=value2}, each value encoded as in a
 * URL.
 */
public final class CollectorHeaders {

    private static final String PAIR = "[^\\s,=]+\\s*=\\s*[^,\\p{Cntrl}]*";

    private CollectorHeaders() {}

    /** Whether it can be read. */
    static boolean areReadable(String written) {
        try {
            return pairs(written).stream().allMatch(pair -> pair.matches(PAIR))
                    && parse(written) != null;
        } catch (IllegalArgumentException badlyEncoded) {
            return false;
        }
    }

    /** The pairs, decoded. */
    public static Map<String, String> parse(String written) {
        var all = new LinkedHashMap<String, String>();
        for (var pair : pairs(written)) {
            var parts = pair.split("=", 2);
            all.put(parts[0].strip(), decoded(parts.length == 1 ? "" : parts[1].strip()));
        }
        return all;
    }

    /** The whole and every value in it, as written and decoded. */
    static List<String> secrets(String written) {
        var secrets = new ArrayList<String>();
        secrets.add(written.strip());
        for (var pair : pairs(written)) {
            var value = pair.substring(pair.indexOf('=') + 1).strip();
            secrets.add(value);
            // A scheme such as Basic is no part of the secret.
            secrets.add(value.substring(value.lastIndexOf(' ') + 1));
            if (areReadable(pair)) {
                secrets.add(decoded(value));
                secrets.add(decoded(value).replaceFirst("^\\S+ ", ""));
            }
        }
        return secrets;
    }

    private static List<String> pairs(String written) {
        return Arrays.stream(written.split(","))
                .map(String::strip)
                .filter(pair -> !pair.isEmpty())
                .toList();
    }

    // A plus stands for itself, unlike in forms.
    private static String decoded(String value) {
        return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
