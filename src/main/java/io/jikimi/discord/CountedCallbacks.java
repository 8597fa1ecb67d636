package io.jikimi.discord;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs what follows upon an answer, and counts it as traffic: it often sends the next request, so
 * we may not leave between the two.
 */
final class CountedCallbacks extends AbstractExecutorService {

    private final ExecutorService threads;
    private final RestTraffic traffic;

    CountedCallbacks(ExecutorService threads, RestTraffic traffic) {
        this.threads = threads;
        this.traffic = traffic;
    }

    @Override
    public void execute(Runnable callback) {
        traffic.begin();
        try {
            threads.execute(
                    () -> {
                        try {
                            callback.run();
                        } finally {
                            traffic.end();
                        }
                    });
        } catch (RuntimeException refused) {
            traffic.end();
            throw refused;
        }
    }

    @Override
    public void shutdown() {
        threads.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return threads.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return threads.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return threads.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return threads.awaitTermination(timeout, unit);
    }
}
