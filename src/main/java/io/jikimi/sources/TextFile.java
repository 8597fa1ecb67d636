package io.jikimi.sources;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

public final class TextFile {
    private TextFile() {}

    public static @Nullable String read(Path file, String shownAs, List<Problem> problems) {
        try {
            return java.nio.file.Files.readString(file);
        } catch (java.io.IOException e) {
            problems.add(new Problem(new Place(shownAs), "x", "y"));
            return null;
        }
    }
}
