package io.jikimi.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The jar as it is shipped, called as an operator calls it. */
final class PackagedJar {

    private static final long PATIENCE_SECONDS = 60;

    private final Path folder;

    /** Calls it in this working directory. */
    PackagedJar(Path folder) {
        this.folder = folder;
    }

    /** Waits until a command has ended. */
    Ended run(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var out = folder.resolve("stdout.txt");
        var err = folder.resolve("stderr.txt");
        var command =
                new ArrayList<>(
                        List.of(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                System.getProperty("jikimi.jar")));
        command.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        JikimiProcess.forgetSettings(builder.environment());
        builder.environment().putAll(environment);
        var process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running: " + Files.readString(out));
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** How a command ended, and what it said. */
    record Ended(int exit, String out, String err) {

        String all() {
            return out + err;
        }
    }
}
