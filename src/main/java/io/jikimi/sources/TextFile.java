package io.jikimi.sources;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** Reads a whole text file, or says in one sentence why that cannot be done. */
public final class TextFile {

    private static final int LARGEST = 1 << 20;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String shownAs;
    private final List<Problem> problems;

    private TextFile(String shownAs, List<Problem> problems) {
        this.shownAs = shownAs;
        this.problems = problems;
    }

    /**
     * The text of a file in UTF-8 of up to 1 MiB, without a byte order mark.
     *
     * @param shownAs what the file is called where a problem is reported
     * @param problems gets a problem, and only one, where the answer is null
     */
    public static @Nullable String read(Path file, String shownAs, List<Problem> problems) {
        return new TextFile(shownAs, problems).read(file);
    }

    private @Nullable String read(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                return refuse("It is a folder.", "Name a file.");
            }
            if (!attributes.isRegularFile()) {
                return refuse(
                        "It is a pipe or a device, which could keep Jikimi waiting for ever.",
                        "Write it into a file and name that.");
            }
            return decode(bytes(file, attributes.size()));
        } catch (TooLarge _) {
            return refuse(
                    "It is larger than 1 MiB, which no file of settings is.",
                    "Check that it is the right file.");
        } catch (NoSuchFileException _) {
            return refuse("The file does not exist.", "Write it, or do not name it.");
        } catch (AccessDeniedException _) {
            return refuse("The file may not be read.", "Let the user that runs Jikimi read it.");
        } catch (IOException _) {
            return refuse(
                    "The file cannot be read.",
                    "Check that it is a plain file, and no link that leads back to itself.");
        }
    }

    private static byte[] bytes(Path file, long size) throws IOException {
        if (size > LARGEST) {
            throw new TooLarge();
        }
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new TooLarge();
            }
            return bytes;
        }
    }

    private @Nullable String decode(byte[] bytes) {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            return refuse("It is written in UTF-16.", "Save it as UTF-8.");
        }
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        var end = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        var text = out.flip().toString();
        if (end.isError()) {
            return refuse(text, "Here is a byte that is no UTF-8.", "Save the file as UTF-8.");
        }
        var nothing = text.indexOf('\0');
        if (nothing >= 0) {
            return refuse(
                    text.substring(0, nothing),
                    "Here is a NUL character.",
                    "Check that it is a text file, and take the character out.");
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private @Nullable String refuse(String what, String remedy) {
        problems.add(new Problem(new Place(shownAs), what, remedy));
        return null;
    }

    private @Nullable String refuse(String before, String what, String remedy) {
        var lines = Lines.of(before);
        var place = Place.in(shownAs, lines.size(), lines.getLast().length() + 1);
        problems.add(new Problem(place, what, remedy));
        return null;
    }

    /** More than any file of settings holds. */
    private static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
