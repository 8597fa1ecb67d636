package io.jikimi.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The disks of this machine, and where they are mounted. */
record Mounts(List<Mount> mounts) {

    private static final Pattern OCTAL = Pattern.compile("\\\\([0-3][0-7]{2})");

    /** Reads the kernel's table, as it stands in {@code /proc/self/mountinfo}. */
    static Mounts parse(Stream<String> lines) {
        return new Mounts(lines.flatMap(line -> mount(line).stream()).toList());
    }

    /** The one that a file lies on, or would lie on; the last of those mounted over each other. */
    Optional<Mount> holding(Path absolute) {
        return mounts.stream()
                .filter(mount -> absolute.startsWith(mount.point()))
                .reduce((one, other) -> one.depth() > other.depth() ? one : other);
    }

    // 36 35 98:0 /root /point rw,noatime master:1 - ext4 /dev/vda rw
    private static Optional<Mount> mount(String line) {
        var fields = line.split(" ");
        var dash = List.of(fields).indexOf("-");
        return fields.length < 5 || dash < 0 || dash + 1 >= fields.length
                ? Optional.empty()
                : Optional.of(new Mount(Path.of(unescaped(fields[4])), fields[dash + 1]));
    }

    private static String unescaped(String field) {
        return OCTAL.matcher(field)
                .replaceAll(
                        octal -> {
                            var character = (char) Integer.parseInt(octal.group(1), 8);
                            return Matcher.quoteReplacement(String.valueOf(character));
                        });
    }

    /**
     * A disk in its place.
     *
     * @param point the folder where it is mounted
     * @param type what kind of file system it is
     */
    record Mount(Path point, String type) {

        private static final Set<String> FLEETING = Set.of("overlay", "tmpfs", "ramfs", "rootfs");

        /** Whether what lies there is still there after the machine was made anew. */
        boolean isKept() {
            return !point.equals(point.getRoot()) && !FLEETING.contains(type);
        }

        private int depth() {
            return point.getNameCount();
        }
    }
}
