package io.jikimi.sources;

import java.util.List;

/**
 * A {@code .env} file: {@code NAME=value} with quotes, comments, {@code export} and values of
 * several lines, as shells and the dotenv libraries read it.
 */
public final class Dotenv {

    private Dotenv() {}

    /**
     * Reads a text as far as it can be read. References stay in the values; what stands in single
     * quotes or behind a backslash is written so that it resolves to itself.
     *
     * @param shownAs what the file is called where a problem is reported
     * @param problems gets one for every line that cannot be read
     */
    public static List<Entry> parse(String shownAs, String text, List<Problem> problems) {
        return new DotenvParser(shownAs, text, problems).parse();
    }
}
