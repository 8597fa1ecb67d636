package io.jikimi.channels;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

import io.jikimi.messages.Refusal;

/**
 * A pattern that somebody wrote. RE2 needs time in proportion to the text, whatever the pattern;
 * how much for each letter grows with the pattern, so that its size has a limit.
 */
final class SafeRegex {

    /** The longest pattern, in characters. */
    static final int LONGEST = 300;

    private static final int LARGEST_PROGRAM = 2_000;

    /** Larger ones are not even compiled, since that alone would fill the memory. */
    private static final long LARGEST_GUESS = 50_000;

    private static final java.util.regex.Pattern REPEATED =
            java.util.regex.Pattern.compile("\\{(\\d{1,4})(?:,(\\d{0,4}))?\\}");

    private final Pattern pattern;

    private SafeRegex(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Understands a pattern; capitals make no difference to it.
     *
     * @throws Refusal when it is none, or too much work
     */
    static SafeRegex of(String written) {
        if (guessedSize(written) > LARGEST_GUESS) {
            throw new Refusal("channels.regex-too-large");
        }
        try {
            var pattern = Pattern.compile(written, Pattern.CASE_INSENSITIVE);
            if (pattern.programSize() > LARGEST_PROGRAM) {
                throw new Refusal("channels.regex-too-large");
            }
            return new SafeRegex(pattern);
        } catch (PatternSyntaxException notOne) {
            throw new Refusal("channels.regex-bad", notOne.getDescription());
        }
    }

    // As if everything that is repeated were repeated within everything else that is.
    private static long guessedSize(String written) {
        var size = (long) written.length();
        var repeated = REPEATED.matcher(written);
        while (repeated.find() && size <= LARGEST_GUESS) {
            var most = repeated.group(2);
            var least = Long.parseLong(repeated.group(1));
            var times = most == null || most.isEmpty() ? least : Long.parseLong(most);
            size *= Math.max(1, times);
        }
        return size;
    }

    boolean isIn(String text) {
        return pattern.matcher(text).find();
    }
}
