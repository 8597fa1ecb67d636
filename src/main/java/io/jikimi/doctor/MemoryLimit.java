package io.jikimi.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How much memory the kernel lets this process have: that of its control groups, of either version,
 * and of the machine.
 *
 * @param root where the kernel's folders {@code proc} and {@code sys} are
 */
record MemoryLimit(Path root) {

    /** The smallest of all limits; empty where the system tells none. */
    OptionalLong bytes() {
        return LongStream.concat(groups(), physical().stream()).min();
    }

    /** What the machine has. */
    private OptionalLong physical() {
        return lines("proc/meminfo")
                .filter(line -> line.startsWith("MemTotal:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
                .findFirst();
    }

    private LongStream groups() {
        return lines("proc/self/cgroup").flatMapToLong(this::group);
    }

    // A line is 0::/path in version 2, and 4:memory:/path in version 1.
    private LongStream group(String line) {
        var parts = line.split(":", 3);
        if (parts.length < 3) {
            return LongStream.empty();
        }
        if (parts[1].isEmpty()) {
            return limits("sys/fs/cgroup", parts[2], "memory.max");
        }
        return Arrays.asList(parts[1].split(",")).contains("memory")
                ? limits("sys/fs/cgroup/memory", parts[2], "memory.limit_in_bytes")
                : LongStream.empty();
    }

    // A group has no more than the groups around it; in a container, ours may be the root.
    private LongStream limits(String base, String group, String file) {
        return Stream.iterate(Path.of(group), path -> path != null, Path::getParent)
                .flatMap(path -> lines(base + path + "/" + file))
                .filter(line -> line.matches("[0-9]{1,18}"))
                .mapToLong(Long::parseLong);
    }

    private Stream<String> lines(String file) {
        var path = root.resolve(file);
        try {
            return Files.isReadable(path) ? Files.readAllLines(path).stream() : Stream.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
