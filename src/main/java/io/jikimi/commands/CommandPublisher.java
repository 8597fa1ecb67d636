package io.jikimi.commands;

import io.jikimi.discord.Selective;

import jakarta.annotation.PreDestroy;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Tells Discord of the slash commands: once per change and not per start. */
@Component
class CommandPublisher extends ListenerAdapter implements Selective {

    private static final Logger log = LoggerFactory.getLogger(CommandPublisher.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final Duration TIME_TO_NOTE = Duration.ofSeconds(3);

    private final DiscordCommands commands;
    private final CommandPublicationRepository publications;
    private final Clock clock;
    private final ReentrantLock publishing = new ReentrantLock();
    private volatile boolean ending;

    CommandPublisher(
            DiscordCommands commands, CommandPublicationRepository publications, Clock clock) {
        this.commands = commands;
        this.publications = publications;
        this.clock = clock;
    }

    @Override
    public boolean wants(GenericEvent event) {
        return event instanceof ReadyEvent;
    }

    @Override
    public void onReady(ReadyEvent event) {
        Thread.ofVirtual()
                .name("publish-commands")
                .start(() -> publish(event.getJDA(), FIRST_PAUSE, ""));
    }

    private void publish(JDA jda, Duration pause, String lastTrouble) {
        // A shard that has ended speaks for a bot that is parked or on its way out.
        if (ending
                || jda.getStatus() == JDA.Status.SHUTDOWN
                || jda.getStatus() == JDA.Status.SHUTTING_DOWN) {
            return;
        }
        try {
            publishChanged(jda);
        } catch (CancellationException | RejectedExecutionException ended) {
            // Its shard ends, and with it the requests under way and those to come.
            log.info("Slash commands are not published by a shard that ends");
        } catch (RuntimeException failure) {
            // Whatever it is, it may pass; without a retry the commands would wait for a restart.
            var trouble = failure.getClass().getName();
            if (!trouble.equals(lastTrouble)) {
                log.warn(
                        "Slash commands are not published yet; trying again until they are",
                        failure);
            }
            var longer = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
            CompletableFuture.delayedExecutor(
                            pause.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                    .execute(() -> publish(jda, longer, trouble));
        }
    }

    /** Lets what Discord has taken be noted before the database closes. */
    @PreDestroy
    void end() throws InterruptedException {
        ending = true;
        if (publishing.tryLock(TIME_TO_NOTE.toMillis(), TimeUnit.MILLISECONDS)) {
            publishing.unlock();
        }
    }

    private void publishChanged(JDA jda) {
        publishing.lock();
        try {
            if (!ending) {
                publishIfChanged(jda);
            }
        } finally {
            publishing.unlock();
        }
    }

    private void publishIfChanged(JDA jda) {
        var all = commands.all();
        var application = jda.getSelfUser().getApplicationIdLong();
        var fingerprint = all.fingerprint();
        var current = publications.findById(application);
        if (current.filter(published -> published.is(fingerprint)).isPresent()) {
            return;
        }
        jda.updateCommands().addCommands(all.commands()).complete();
        publications.save(new CommandPublication(application, fingerprint, clock.instant()));
        log.info("Published {} commands", all.commands().size());
    }
}
