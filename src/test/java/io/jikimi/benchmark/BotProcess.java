package io.jikimi.benchmark;

import io.jikimi.playground.Playground;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A bot as a process of its own, and what it takes of the machine (Linux's /proc). */
final class BotProcess implements AutoCloseable {

    private static final long TICKS_PER_SECOND = 100;
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final Process process;

    private BotProcess(Process process) {
        this.process = process;
    }

    static BotProcess start(Playground playground, Path folder, Class<?> main, String... jvm)
            throws IOException {
        var java = ProcessHandle.current().info().command().orElse("java");
        var command = new ArrayList<>(List.of(java));
        command.addAll(List.of(jvm));
        command.addAll(List.of("-cp", classPath(main), main.getName()));
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("bot.log").toFile());
        var environment = builder.environment();
        environment.put("DISCORD_TOKEN", playground.token());
        environment.put("DISCORD_API_URL", playground.apiUrl());
        environment.put("BOT_IDENTIFY_GAP", "50ms");
        environment.put("PORT", "0");
        return new BotProcess(builder.start());
    }

    /** Resident memory now, in megabytes. */
    long residentMegabytes() throws IOException {
        var status = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "status"));
        var found = RESIDENT.matcher(status);
        return found.find() ? Long.parseLong(found.group(1)) / 1024 : -1;
    }

    /** User and system time so far. */
    Duration cpu() throws IOException {
        var stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        var ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    // The shipped bot does not see the tests; the bare one is one of them.
    private static String classPath(Class<?> main) {
        var all = System.getProperty("java.class.path");
        return main == BareBot.class
                ? all
                : all.replaceAll("[^:;]*[/\\\\]test-classes[/\\\\]?[:;]", "");
    }
}
