package io.jikimi.config;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Stream;

/** Takes secrets out of a text, as they are and as URLs and headers carry them. */
public final class Scrubber {

    /** What stands where a secret stood. */
    public static final String MASK = "[secret]";

    // Anything shorter would be found in innocent words.
    private static final int SHORTEST = 6;

    private final Set<String> forms = new CopyOnWriteArraySet<>();

    /** From now on this text is taken out, in every form. */
    public void hide(String secret) {
        if (secret.length() >= SHORTEST) {
            forms(secret).forEach(forms::add);
        }
    }

    /** The text without any secret. */
    public String scrub(String text) {
        var clean = text;
        for (var form : forms) {
            if (clean.contains(form)) {
                clean = clean.replace(form, MASK);
            }
        }
        return clean;
    }

    private static Stream<String> forms(String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        var encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return Stream.of(
                secret,
                encoded,
                encoded.replace("+", "%20"),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
