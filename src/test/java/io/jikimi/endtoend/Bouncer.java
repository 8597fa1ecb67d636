package io.jikimi.endtoend;

import io.jikimi.testing.Ports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real PgBouncer before a database, which gives a connection for no longer than a transaction.
 */
final class Bouncer implements AutoCloseable {

    private static final List<Path> PLACES =
            Stream.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer")
                    .map(Path::of)
                    .toList();

    private final Process process;
    private final int port;

    private Bouncer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one before the server on this port. */
    static Bouncer before(int server, Path folder) throws IOException {
        var port = Ports.free();
        var settings = Files.createDirectories(folder).resolve("pgbouncer.ini");
        var users = folder.resolve("users.txt");
        Files.writeString(users, "\"postgres\" \"\"\n");
        Files.writeString(
                settings,
                """
                [databases]
                * = host=127.0.0.1 port=%d user=postgres
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                auth_type = any
                auth_file = %s
                pool_mode = transaction
                default_pool_size = 20
                max_client_conn = 200
                ignore_startup_parameters = extra_float_digits
                unix_socket_dir =
                server_login_retry = 1
                logfile = %s
                """
                        .formatted(server, port, users, folder.resolve("pgbouncer.log")));
        var builder =
                new ProcessBuilder(command(settings))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("pgbouncer.out").toFile());
        open(folder);
        return new Bouncer(builder.start(), port);
    }

    // It refuses to run as root.
    private static List<String> command(Path settings) {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("setpriv", "--reuid=65534", "--clear-groups"));
        }
        command.addAll(List.of(place().toString(), settings.toString()));
        return command;
    }

    // And must then be able to read its settings and to write its log.
    private static void open(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var above = folder; above != null; above = above.getParent()) {
                above.toFile().setExecutable(true, false);
            }
            files.forEach(
                    file -> {
                        file.toFile().setReadable(true, false);
                        file.toFile().setWritable(true, false);
                    });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether this machine has one. */
    static boolean isHere() {
        return PLACES.stream().anyMatch(Files::isExecutable);
    }

    private static Path place() {
        return PLACES.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Install pgbouncer, as .ci/run does"));
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
