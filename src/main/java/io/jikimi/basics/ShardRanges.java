package io.jikimi.basics;

import io.jikimi.messages.Text;

import java.util.List;

/** Numbers of shards in few letters, such as {@code 0-3, 7}. */
final class ShardRanges {

    /** So many letters of one instance leave room for the others on its page. */
    private static final int LONGEST = 160;

    private ShardRanges() {}

    /** In order, and cut where it would be too long. */
    static Text of(List<Integer> ascending) {
        var words = new StringBuilder();
        var next = 0;
        while (next < ascending.size()) {
            if (words.length() > LONGEST) {
                return Text.of("basics.cluster-more", words.toString(), ascending.size() - next);
            }
            var last = endOfRun(ascending, next);
            words.append(words.isEmpty() ? "" : ", ").append(ascending.get(next));
            if (last > next) {
                words.append('-').append(ascending.get(last));
            }
            next = last + 1;
        }
        return Text.verbatim(words.toString());
    }

    private static int endOfRun(List<Integer> ascending, int from) {
        var end = from;
        while (end + 1 < ascending.size() && ascending.get(end + 1) == ascending.get(end) + 1) {
            end++;
        }
        return end;
    }
}
