package io.jikimi.lifecycle;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What threads are doing, virtual ones too; only methods, so nothing that anybody has said. */
final class ThreadDump {

    private static final int THREADS = 20;
    private static final int LINES = 20;

    private ThreadDump() {}

    /** The threads whose names begin like this; and the virtual ones that run. */
    static String of(String... names) {
        return of(List.of(names));
    }

    static String of(List<String> names) {
        try {
            return shorten(whole(), names);
        } catch (IOException noRoom) {
            return "There is no place for a dump of the threads: " + noRoom.getMessage();
        }
    }

    // The virtual machine shows virtual threads in a file only, and makes that file itself.
    private static String whole() throws IOException {
        var folder = Files.createTempDirectory("jikimi-threads");
        var file = folder.resolve("dump");
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(file.toString(), ThreadDumpFormat.TEXT_PLAIN);
            return Files.readString(file);
        } finally {
            delete(file, folder);
        }
    }

    private static void delete(Path... paths) throws IOException {
        for (var path : paths) {
            Files.deleteIfExists(path);
        }
    }

    // Virtual threads stand still together, and whichever of them runs may be why.
    private static String shorten(String dump, List<String> names) {
        return Arrays.stream(dump.split("\\R\\R"))
                .filter(
                        thread ->
                                thread.contains("\" virtual RUNNABLE")
                                        || names.stream()
                                                .anyMatch(name -> thread.contains('"' + name)))
                .sorted(Comparator.comparing(thread -> !thread.contains("\" virtual RUNNABLE")))
                .limit(THREADS)
                .map(thread -> thread.lines().limit(LINES).collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n"));
    }
}
