package io.jikimi.config;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Takes secrets out of a text: those it was told of, and whatever has the shape of one. */
public final class Scrubber {

    /** What stands where a secret stood. */
    public static final String MASK = "[secret]";

    // Anything shorter would be found in innocent words.
    private static final int SHORTEST = 6;

    /** The first group stays. None matches a quote or backslash, so that JSON stays JSON. */
    private static final List<Pattern> SHAPES =
            List.of(
                    Pattern.compile("(/webhooks/\\d{15,20}/)[\\w.%-]{16,}"),
                    Pattern.compile("(/interactions/\\d{15,20}/)[\\w.%-]{16,}"),
                    // An interaction's token wherever it stands: "interaction:" in base64.
                    Pattern.compile("()\\baW50ZXJhY3Rpb246[\\w+/=-]{16,}"),
                    Pattern.compile(
                            "(?i)(authorization\\\\?\"?[ :=\\[]+\\\\?\"?(?:(?:bot|bearer|basic) +)?)"
                                    + "(?!\\[secret)[^\\s\"\\\\,;\\]\\[}]+"),
                    Pattern.compile("(?i)([?&;]password=)(?!\\[secret)[^\\s\"\\\\&;]+"),
                    Pattern.compile("(://[^\\s\"\\\\/:@]*:)(?!\\[secret)[^\\s\"\\\\/@]+(?=@)"),
                    Pattern.compile("()\\b[MNO][\\w-]{22,27}\\.[\\w-]{5,7}\\.[\\w-]{27,45}"));

    private final Set<String> forms = new CopyOnWriteArraySet<>();

    /** From now on this text is taken out, in every form. */
    public void hide(String secret) {
        if (secret.length() >= SHORTEST) {
            forms(secret).filter(form -> form.length() >= SHORTEST).forEach(forms::add);
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
        for (var shape : SHAPES) {
            clean = shape.matcher(clean).replaceAll("$1[secret]");
        }
        return clean;
    }

    private static Stream<String> forms(String secret) {
        var encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        var plain =
                Stream.of(
                        secret,
                        escaped(secret),
                        escaped(secret).replace("/", "\\/"),
                        encoded,
                        encoded.replace("+", "%20"));
        return Stream.concat(
                plain, IntStream.range(0, 3).boxed().flatMap(at -> base64(secret, at)));
    }

    private static String escaped(String secret) {
        return secret.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /**
     * The characters that only the secret decides, when it begins this far into a group of three.
     */
    private static Stream<String> base64(String secret, int at) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        var padded = new byte[at + bytes.length];
        System.arraycopy(bytes, 0, padded, at, bytes.length);
        var whole = padded.length / 3 * 3;
        var text = Arrays.copyOf(padded, whole);
        var from = at == 0 ? 0 : at + 1;
        return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                .map(encoder -> encoder.encodeToString(text))
                .filter(base64 -> base64.length() > from)
                .map(base64 -> base64.substring(from));
    }
}
