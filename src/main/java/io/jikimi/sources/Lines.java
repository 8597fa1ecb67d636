package io.jikimi.sources;

import java.util.List;

/** The lines of a text, whatever system it was written on. */
final class Lines {

    private Lines() {}

    /** At least one; without what ends them. */
    static List<String> of(String text) {
        return List.of(text.split("\r\n|\r|\n", -1));
    }
}
