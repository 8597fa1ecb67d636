package io.jikimi.commands;

import io.jikimi.cluster.Cause;
import io.jikimi.cluster.Withdrawn;
import io.jikimi.commands.Invocation.Caller;
import io.jikimi.discord.Postman;
import io.jikimi.messages.Text;

import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Carries out what takes long, on threads of its own so that nobody waits behind it: shows how far
 * it is, and ends with an answer even where its message is gone or the process ends before it.
 */
@Component
class Workbench {

    private static final Logger log = LoggerFactory.getLogger(Workbench.class);

    /** What is nearly done when the process ends may still be done. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final Set<ErrorResponse> OUT_OF_REACH =
            EnumSet.of(
                    ErrorResponse.UNKNOWN_MESSAGE,
                    ErrorResponse.UNKNOWN_WEBHOOK,
                    ErrorResponse.INVALID_WEBHOOK_TOKEN);

    private final ReplyRenderer renderer;
    private final Postman postman;
    private final Set<Job> jobs = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    Workbench(ReplyRenderer renderer, Postman postman) {
        this.renderer = renderer;
        this.postman = postman;
    }

    /** What stands there until there is news. */
    static Reply.Message begun(Reply.Work work) {
        return work.saying(work.start());
    }

    /** Begins with work whose start people see by now. */
    void begin(Caller caller, Reply.Work work, WorkNotice notice) {
        var job = new Job(caller, work, notice);
        jobs.add(job);
        if (closing) {
            job.stop();
        } else {
            job.start();
        }
    }

    /** The process ends: what goes on is stopped, and whoever waits for it is told. */
    @EventListener(ContextClosedEvent.class)
    void stop() throws InterruptedException {
        closing = true;
        var deadline = System.nanoTime() + GRACE.toNanos();
        for (var job : jobs) {
            job.await(deadline - System.nanoTime());
        }
        jobs.forEach(Job::stop);
    }

    private static boolean isOutOfReach(Throwable failure) {
        return failure instanceof ErrorResponseException error
                && OUT_OF_REACH.contains(error.getErrorResponse());
    }

    /** One piece of work; whoever ends it first has the last word. */
    private final class Job {

        private final Caller caller;
        private final Reply.Work work;
        private final WorkNotice notice;
        private final Thread thread;
        private final CountDownLatch done = new CountDownLatch(1);
        private volatile boolean outOfReach;

        Job(Caller caller, Reply.Work work, WorkNotice notice) {
            this.caller = caller;
            this.work = work;
            this.notice = notice;
            var context = MDC.getCopyOfContextMap();
            Supplier<Reply.Message> task =
                    Cause.carried(() -> work.task().run(new ProgressNews(this::tell)));
            thread =
                    Thread.ofVirtual()
                            .name("work-" + caller.eventKey())
                            .unstarted(
                                    () -> {
                                        if (context != null) {
                                            MDC.setContextMap(context);
                                        }
                                        run(task);
                                    });
        }

        private void run(Supplier<Reply.Message> task) {
            try {
                end(task.get());
            } catch (Withdrawn elsewhere) {
                log.info("The work of {} is not ours any more", caller.eventKey(), elsewhere);
                end(new Reply.Message(work.audience(), Text.of("desk.work-stopped")));
            }
        }

        void start() {
            thread.start();
        }

        void await(long nanos) throws InterruptedException {
            if (!done.await(nanos, TimeUnit.NANOSECONDS)) {
                log.debug("The work of {} goes on", caller.eventKey());
            }
        }

        void stop() {
            if (end(new Reply.Message(work.audience(), Text.of("desk.work-stopped")))) {
                log.info("The work of {} was stopped by the end of the process", caller.eventKey());
                thread.interrupt();
            }
        }

        // Once only: sent again later, old news could take the place of the answer.
        private synchronized void tell(Text news) {
            if (done.getCount() > 0 && !outOfReach) {
                attempt(() -> showOnce(news));
            }
        }

        private void showOnce(Text news) {
            postman.sendOnce(
                    caller.eventKey(),
                    edit(work.saying(news))
                            .onErrorMap(
                                    Workbench::isOutOfReach,
                                    _ -> {
                                        outOfReach = true;
                                        return null;
                                    }));
        }

        // A permission that is taken away while the work goes on must not stop it.
        private void attempt(Runnable saying) {
            try {
                saying.run();
            } catch (InsufficientPermissionException takenAway) {
                postman.failed(caller.eventKey(), takenAway);
            }
        }

        private synchronized boolean end(Reply.Message said) {
            if (done.getCount() == 0) {
                return false;
            }
            attempt(
                    () ->
                            postman.send(
                                    caller.eventKey(),
                                    edit(said)
                                            .onErrorFlatMap(
                                                    Workbench::isOutOfReach,
                                                    _ -> sayElsewhere(said))));
            done.countDown();
            jobs.remove(this);
            return true;
        }

        private RestAction<Message> edit(Reply.Message said) {
            var data = renderer.inPlace(said, caller, false);
            return notice.edit(MessageEditData.fromCreateData(data));
        }

        private RestAction<Message> sayElsewhere(Reply.Message said) {
            log.info(
                    "The message of {} is out of reach; the answer is sent anew",
                    caller.eventKey());
            return notice.anew(said);
        }
    }
}
