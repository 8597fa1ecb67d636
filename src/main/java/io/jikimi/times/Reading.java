package io.jikimi.times;

import io.jikimi.messages.Refusal;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What somebody has written, taken up word by word. */
final class Reading {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z},、·]+");

    private String left;

    Reading(String written) {
        var plain = Normalizer.normalize(written, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        left = SPACES.matcher(plain).replaceAll(" ").strip();
    }

    /** Words of which each is whole: what follows is no letter of its script. */
    static Pattern words(String words) {
        return Pattern.compile("(?:" + words + ")(?![a-z])");
    }

    /** Takes what comes next, if it is this. */
    @Nullable MatchResult take(Pattern wanted) {
        var found = wanted.matcher(left);
        if (!found.lookingAt() || found.end() == 0) {
            return null;
        }
        left = left.substring(found.end()).stripLeading();
        return found.toMatchResult();
    }

    /** Whether this comes next. */
    boolean isNext(Pattern wanted) {
        return wanted.matcher(left).lookingAt();
    }

    boolean takes(Pattern wanted) {
        return take(wanted) != null;
    }

    boolean isDone() {
        return left.isEmpty();
    }

    /** Where one is, to come back to. */
    String mark() {
        return left;
    }

    void backTo(String mark) {
        left = mark;
    }

    /** A number that pattern has found, or null where it has found none. */
    static @Nullable Integer number(MatchResult found, int group) {
        var digits = found.group(group);
        return digits == null ? null : Integer.valueOf(digits);
    }

    static Refusal unreadable() {
        return new Refusal("times.unreadable");
    }
}
