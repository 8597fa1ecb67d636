package io.jikimi.discord;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.RestRateLimiter;
import net.dv8tion.jda.api.requests.Route;

/** A request of JDA's that goes another way; all else about it stays as it is. */
abstract class ForwardedWork implements RestRateLimiter.Work {

    final RestRateLimiter.Work work;

    ForwardedWork(RestRateLimiter.Work work) {
        this.work = work;
    }

    @Override
    public Route.CompiledRoute getRoute() {
        return work.getRoute();
    }

    @Override
    public JDA getJDA() {
        return work.getJDA();
    }

    @Override
    public boolean isSkipped() {
        return work.isSkipped();
    }

    @Override
    public boolean isDone() {
        return work.isDone();
    }

    @Override
    public boolean isPriority() {
        return work.isPriority();
    }

    @Override
    public boolean isCancelled() {
        return work.isCancelled();
    }

    @Override
    public void cancel() {
        work.cancel();
    }
}
