package io.jikimi.commands;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A file that goes with a message.
 *
 * @param name with its ending, such as {@code settings.yaml}
 */
public record Attached(String name, byte[] content) {

    /** A file of text, in UTF-8. */
    public static Attached text(String name, String content) {
        return new Attached(name, content.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attached(var called, var bytes)
                && called.equals(name)
                && Arrays.equals(bytes, content);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return name + " (" + content.length + " bytes)";
    }
}
