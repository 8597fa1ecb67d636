package io.jikimi.endtoend;

import io.jikimi.JikimiApplication;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * One start of the bot, of which the JVM remembers the classes it loaded, so that every process of
 * a test starts sooner. It changes nothing else: the classes are those that were just built.
 */
final class Rehearsal {

    private static final long PATIENCE_SECONDS = 300;

    private static final class Once {

        static final Archive ARCHIVE = rehearse();
    }

    private Rehearsal() {}

    /** The arguments of the JVM, up to and with the main class; more classes may lie beside. */
    static List<String> arguments(Path... beside) {
        var classPath = new StringBuilder(Once.ARCHIVE.classPath());
        for (var folder : beside) {
            classPath.append(File.pathSeparatorChar).append(folder);
        }
        return List.of(
                "-XX:SharedArchiveFile=" + Once.ARCHIVE.file(),
                "-cp",
                classPath.toString(),
                JikimiApplication.class.getName());
    }

    private static Archive rehearse() {
        try {
            var folder = Files.createTempDirectory(Path.of("target"), "rehearsal");
            folder.toFile().deleteOnExit();
            var classPath = shippedClassPath(folder.resolve("jikimi-classes.jar").toAbsolutePath());
            var archive = folder.resolve("classes.jsa").toAbsolutePath();
            play(folder, archive, List.of("-cp", classPath, JikimiApplication.class.getName()));
            return new Archive(archive, classPath);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The rehearsal was stopped", stopped);
        }
    }

    private static void play(Path folder, Path archive, List<String> run)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(JikimiProcess.jvm());
        command.add("-XX:ArchiveClassesAtExit=" + archive);
        command.add("-Dspring.context.exit=onRefresh");
        command.addAll(run);
        var log = folder.resolve("rehearsal.log");
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        JikimiProcess.forgetSettings(builder.environment());
        builder.environment()
                .putAll(Map.of("DISCORD_TOKEN", "rehearsal", "DATABASE_URL", "jdbc:h2:mem:any"));
        var process = builder.start();
        var ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        if (!ended || !Files.exists(archive)) {
            throw new IllegalStateException("No archive of classes: " + Files.readString(log));
        }
    }

    // The JVM archives classes of jars only.
    private static String shippedClassPath(Path jar) throws IOException {
        var separator = File.pathSeparator;
        var entries = new ArrayList<String>();
        for (var entry : System.getProperty("java.class.path").split(separator)) {
            var path = Path.of(entry);
            if (path.endsWith("classes")) {
                pack(path, jar);
                entries.add(jar.toString());
            } else if (!path.endsWith("test-classes") && Files.exists(path)) {
                entries.add(entry);
            }
        }
        return String.join(separator, entries);
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(classes)) {
            for (var file : files.filter(found -> !found.equals(classes)).sorted().toList()) {
                var name = classes.relativize(file).toString().replace('\\', '/');
                out.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
                if (Files.isRegularFile(file)) {
                    Files.copy(file, out);
                }
                out.closeEntry();
            }
        }
    }

    private record Archive(Path file, String classPath) {}
}
