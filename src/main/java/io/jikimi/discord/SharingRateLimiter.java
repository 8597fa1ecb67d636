package io.jikimi.discord;

import net.dv8tion.jda.api.requests.RestRateLimiter;

import okhttp3.Response;

import org.jspecify.annotations.Nullable;

/**
 * Lets a request wait for this instance's share of Discord's global limit once its route's own
 * limit allows it. It waits on a virtual thread of its route, so it keeps nobody else waiting.
 */
final class SharingRateLimiter implements RestRateLimiter {

    private final RestRateLimiter limits;
    private final GlobalRateLimit global;
    private final RestShare share;

    SharingRateLimiter(RestRateLimiter limits, GlobalRateLimit global, RestShare share) {
        this.limits = limits;
        this.global = global;
        this.share = share;
    }

    // Discord does not count what answers an interaction.
    @Override
    public void enqueue(Work work) {
        var isExempt = work.getRoute().getBaseRoute().isInteractionBucket();
        limits.enqueue(isExempt ? work : new Sharing(work));
    }

    @Override
    public void stop(boolean now, Runnable callback) {
        limits.stop(now, callback);
    }

    @Override
    public boolean isStopped() {
        return limits.isStopped();
    }

    @Override
    public int cancelRequests() {
        return limits.cancelRequests();
    }

    /** One request that takes its turn. */
    private final class Sharing extends ForwardedWork {

        Sharing(Work work) {
            super(work);
        }

        // JDA takes a request that is not done without an answer back to the head of its queue.
        @Override
        public @Nullable Response execute() {
            try {
                return share.await(this::mayGo) ? work.execute() : null;
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                work.cancel();
                return null;
            }
        }

        // Whoever has waited here may have been overtaken by a 429, whose time JDA knows.
        private boolean mayGo() {
            return !work.isSkipped() && until() <= System.currentTimeMillis();
        }

        private long until() {
            return Math.max(global.getClassic(), global.getCloudflare());
        }
    }
}
