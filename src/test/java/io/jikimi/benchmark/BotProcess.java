package io.jikimi.benchmark;

import io.jikimi.JikimiApplication;
import io.jikimi.endtoend.JikimiProcess;
import io.jikimi.playground.Playground;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import javax.tools.ToolProvider;

/** A bot as a process of its own, and what it takes of the machine (Linux's /proc). */
final class BotProcess implements AutoCloseable {

    private static final String JIKIMI = JikimiApplication.class.getName();
    private static final long TICKS_PER_SECOND = 100;
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern ANONYMOUS = Pattern.compile("RssAnon:\\s+(\\d+) kB");

    private final Process process;

    private BotProcess(Process process) {
        this.process = process;
    }

    /** Starts the shipped bot. */
    static BotProcess jikimi(Playground playground, Path folder, String... jvm) throws IOException {
        return jikimi(playground, folder, Map.of(), jvm);
    }

    /** The same, set up by more variables. */
    static BotProcess jikimi(
            Playground playground, Path folder, Map<String, String> more, String... jvm)
            throws IOException {
        return java(playground, folder, shippedClassPath(), JIKIMI, more, List.of(jvm));
    }

    /**
     * The same, with a class of the measurement's own beside the bot's.
     *
     * @param output where its log goes
     */
    static BotProcess jikimiWith(
            Class<?> extra,
            Playground playground,
            Path folder,
            Map<String, String> more,
            Redirect output,
            String... jvm)
            throws IOException {
        var beside = JikimiProcess.laidBeside(extra, folder);
        var all = new HashMap<>(more);
        all.put("SPRING_MAIN_SOURCES", extra.getName());
        var command = command(beside + File.pathSeparator + shippedClassPath(), JIKIMI, jvm);
        return start(playground, folder, 0, command, all, output);
    }

    /** Starts whatever a line says, with its web server at this port. */
    static BotProcess line(Playground playground, Path folder, int port, List<String> words)
            throws IOException {
        return start(playground, folder, port, words, Map.of(), log(folder));
    }

    /**
     * Starts the bare bot. It is compiled here and now, since a second class with a main method
     * among the tests would make it unclear what {@code spring-boot:test-run} runs.
     */
    static BotProcess bare(Playground playground, Path folder, String... jvm) throws IOException {
        try (var source = BotProcess.class.getResourceAsStream("/benchmark/BareBot.java")) {
            var file = folder.resolve("BareBot.java");
            Files.copy(Objects.requireNonNull(source), file);
            var compiled =
                    ToolProvider.getSystemJavaCompiler()
                            .run(null, null, null, "-d", folder.toString(), file.toString());
            if (compiled != 0) {
                throw new IllegalStateException("BareBot.java cannot be compiled");
            }
        }
        var classPath = folder + File.pathSeparator + System.getProperty("java.class.path");
        return java(playground, folder, classPath, "BareBot", Map.of(), List.of(jvm));
    }

    private static BotProcess java(
            Playground playground,
            Path folder,
            String classPath,
            String main,
            Map<String, String> more,
            List<String> jvm)
            throws IOException {
        var command = command(classPath, main, jvm.toArray(String[]::new));
        return start(playground, folder, 0, command, more, log(folder));
    }

    private static List<String> command(String classPath, String main, String... jvm) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of(jvm));
        command.addAll(List.of("-cp", classPath, main));
        return command;
    }

    private static Redirect log(Path folder) {
        return Redirect.to(folder.resolve("bot.log").toFile());
    }

    private static BotProcess start(
            Playground playground,
            Path folder,
            int port,
            List<String> command,
            Map<String, String> more,
            Redirect output)
            throws IOException {
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output);
        var environment = builder.environment();
        environment.put("DISCORD_TOKEN", playground.token());
        environment.put("DISCORD_API_URL", playground.apiUrl());
        environment.put("BOT_REQUESTS_PER_SECOND", "0");
        environment.put("BOT_IDENTIFY_GAP", "50ms");
        environment.put("PORT", String.valueOf(port));
        environment.putAll(more);
        return new BotProcess(builder.start());
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Resident memory now, in megabytes. */
    long residentMegabytes() throws IOException {
        return megabytes(RESIDENT);
    }

    /** The part of it that belongs to no file, and that no pressure can make the kernel drop. */
    long anonymousMegabytes() throws IOException {
        return megabytes(ANONYMOUS);
    }

    private long megabytes(Pattern line) throws IOException {
        var status = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "status"));
        var found = line.matcher(status);
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

    private static String shippedClassPath() {
        return System.getProperty("java.class.path")
                .replaceAll("[^:;]*[/\\\\]test-classes[/\\\\]?[:;]", "");
    }
}
