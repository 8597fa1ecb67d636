package io.jikimi.discord;

import io.jikimi.lifecycle.Progress;

import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The threads of the connection, all ours: JDA would end shared ones while requests still wait on
 * them, and would run callbacks on a common pool that has one thread on a small machine.
 */
@Component
class DiscordThreads {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int IDLE_CONNECTIONS = 10;

    final ScheduledExecutorService heartbeats = scheduler("gateway");
    final ScheduledExecutorService restTimers = scheduler("rest-timer");
    final ExecutorService rest = virtual("rest-");
    final ExecutorService callbacks;
    final OkHttpClient http =
            new OkHttpClient.Builder()
                    .connectTimeout(CONNECT_TIMEOUT)
                    .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 30, TimeUnit.SECONDS))
                    .build();

    private final Progress progress;

    DiscordThreads(Progress progress, RestTraffic traffic) {
        this.progress = progress;
        callbacks = new CountedCallbacks(virtual("callback-"), traffic);
        progress.watch("gateway", heartbeats);
        progress.watch("rest-timer", restTimers);
        progress.watch("callback", callbacks);
    }

    /** Ends them in the order in which they feed each other. */
    void close() {
        progress.forget("gateway");
        progress.forget("rest-timer");
        progress.forget("callback");
        heartbeats.shutdownNow();
        restTimers.shutdownNow();
        rest.shutdownNow();
        callbacks.shutdownNow();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private static ScheduledExecutorService scheduler(String name) {
        return Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().daemon().name(name + "-", 0).factory());
    }

    private static ExecutorService virtual(String name) {
        return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name, 0).factory());
    }
}
