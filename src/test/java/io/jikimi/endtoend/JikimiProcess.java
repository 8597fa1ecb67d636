package io.jikimi.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The bot as a process of its own, set up by environment variables alone. */
public final class JikimiProcess implements AutoCloseable {

    private final Process process;
    private final Path log;

    private JikimiProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it in a folder of its own, on the classes that were just built. */
    public static JikimiProcess start(Path folder, Map<String, String> environment, String... jvm)
            throws IOException {
        return run(folder, environment, command(List.of(jvm)));
    }

    /** The same, with a configuration of the test's own beside the bot's. */
    static JikimiProcess startWith(
            Class<?> extra, Path folder, Map<String, String> environment, String... jvm)
            throws IOException {
        var beside = laidBeside(extra, folder);
        var all = new HashMap<>(environment);
        all.put("SPRING_MAIN_SOURCES", extra.getName());
        return run(folder, all, command(List.of(jvm), beside));
    }

    /** Puts a class of a test's own, and what its commands say, where a bot can be given it. */
    public static Path laidBeside(Class<?> extra, Path folder) throws IOException {
        var beside = folder.resolve("beside");
        copy(extra, beside);
        for (var part : extra.getDeclaredClasses()) {
            copy(part, beside);
        }
        // What commands of the tests say.
        copy("messages/testing.properties", beside);
        copy("messages/testing_ko.properties", beside);
        return beside;
    }

    private static void copy(Class<?> type, Path folder) throws IOException {
        copy(type.getName().replace('.', '/') + ".class", folder);
    }

    private static void copy(String name, Path folder) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (var bytes = JikimiProcess.class.getClassLoader().getResourceAsStream(name)) {
            Files.write(file, Objects.requireNonNull(bytes).readAllBytes());
        }
    }

    private static List<String> command(List<String> jvm, Path... beside) {
        var command = new ArrayList<>(jvm());
        command.addAll(jvm);
        command.addAll(Rehearsal.arguments(beside));
        return command;
    }

    /** Starts it by a command line of its own. */
    static JikimiProcess run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException {
        var log = folder.resolve("jikimi.log");
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        forgetSettings(builder.environment());
        builder.environment().put("BOT_LOG_FORMAT", "text");
        builder.environment().put("BOT_REQUESTS_PER_SECOND", "0");
        builder.environment().putAll(environment);
        return new JikimiProcess(builder.start(), log);
    }

    /** Takes out what the one who runs the tests may have set for a bot of their own. */
    static void forgetSettings(Map<String, String> environment) {
        environment
                .keySet()
                .removeIf(name -> name.matches("(DISCORD|DATABASE|BOT|SPRING|OTEL)_.*"));
    }

    /** Sends SIGTERM. */
    void sendSigterm() {
        process.destroy();
    }

    /** Sends SIGTERM and gives the exit code. */
    public int terminate(Duration atMost) throws InterruptedException {
        sendSigterm();
        return awaitExit(atMost);
    }

    public int awaitExit(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + atMost + "\n" + log());
        }
        return process.exitValue();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return "no log: " + unreadable.getMessage();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** A JVM that starts soon, by the collector that is recommended for a bot. */
    static List<String> jvm() {
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC");
    }
}
