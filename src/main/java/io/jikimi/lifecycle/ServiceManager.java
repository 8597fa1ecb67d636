package io.jikimi.lifecycle;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Who started this process and watches over it, such as systemd.
 *
 * @param ear what hears the facts told; nothing where nobody waits to be told
 * @param patience how long it goes without a sign of life before it ends the process; for ever
 *     where it does not say
 */
record ServiceManager(@Nullable Consumer<String> ear, @Nullable Duration patience) {

    /** The one that the environment of this process names. */
    static ServiceManager ofThisProcess() {
        var isLinux = System.getProperty("os.name").equals("Linux");
        return of(isLinux ? System.getenv() : Map.of(), ProcessHandle.current().pid());
    }

    /** The one that an environment names, as systemd does for units of {@code Type=notify}. */
    static ServiceManager of(Map<String, String> environment, long pid) {
        var socket = environment.getOrDefault("NOTIFY_SOCKET", "");
        if (socket.isEmpty()) {
            return new ServiceManager(null, null);
        }
        var micros = environment.getOrDefault("WATCHDOG_USEC", "");
        var whose = environment.getOrDefault("WATCHDOG_PID", String.valueOf(pid));
        var isWatched = micros.matches("[1-9][0-9]{0,17}") && whose.equals(String.valueOf(pid));
        return new ServiceManager(
                new NotifySocket(socket),
                isWatched ? Duration.ofNanos(Long.parseLong(micros) * 1_000) : null);
    }

    boolean listens() {
        return ear != null;
    }

    /** Tells facts about this process, each as {@code NAME=value}. */
    void tell(String... facts) {
        if (ear != null) {
            ear.accept(String.join("\n", facts));
        }
    }

    /** What it is to be told so that people can read it, in one line. */
    static String status(String words) {
        return "STATUS=" + words.strip().replaceAll("\\R+", " ");
    }

    /** Asks it to wait at least so long for what comes next. */
    static String wait(Duration time) {
        return "EXTEND_TIMEOUT_USEC=" + time.toNanos() / 1_000;
    }
}
