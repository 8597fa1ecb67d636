package io.jikimi.discord;

import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.RestAction;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Sends what was said, and tries again with growing pauses while Discord itself is in trouble. */
@Component
public class Postman {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int TRIES = 8;

    private final RestTraffic traffic;
    private final Refusals refusals;

    Postman(RestTraffic traffic, Refusals refusals) {
        this.traffic = traffic;
        this.refusals = refusals;
    }

    /**
     * Sends in the background.
     *
     * @param eventKey the event that is answered; told in the log instead of the message
     * @param action must be repeatable: an idempotent call, or a message with a nonce
     */
    public void send(String eventKey, RestAction<?> action) {
        send(eventKey, action, 1);
    }

    /**
     * Sends in the background and only once: for what people would see twice if it were repeated
     * after Discord had taken it but not said so, such as a follow-up, which knows no nonce.
     */
    public void sendOnce(String eventKey, RestAction<?> action) {
        send(eventKey, action, TRIES);
    }

    private void send(String eventKey, RestAction<?> action, int attempt) {
        action.queue(refusals::delivered, failure -> failed(eventKey, action, attempt, failure));
    }

    private void failed(String eventKey, RestAction<?> action, int attempt, Throwable failure) {
        if (isDiscordsTrouble(failure) && attempt < TRIES) {
            if (attempt == 1) {
                log.warn(
                        "Discord could not take the answer to {}; trying again: {}",
                        eventKey,
                        failure.getMessage());
            }
            var pause = FIRST_PAUSE.toMillis() << (attempt - 1);
            // Counted while it waits, so that the end of the process waits for it, too.
            traffic.accepted();
            CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS)
                    .execute(() -> sendAgain(eventKey, action, attempt + 1));
        } else {
            failed(eventKey, failure);
        }
    }

    private void sendAgain(String eventKey, RestAction<?> action, int attempt) {
        try {
            if (!traffic.isClosed()) {
                send(eventKey, action, attempt);
            }
        } finally {
            traffic.finished();
        }
    }

    /**
     * Tells the log that an answer is lost, unless nobody waits for it any more; and those who can
     * put right what was in the way, where that is people of the guild.
     */
    public void failed(String eventKey, Throwable failure) {
        if (!isTooLate(failure)) {
            log.warn("The answer to {} was not delivered: {}", eventKey, failure.getMessage());
            refusals.heard(failure);
        }
    }

    /** Tells them that something is not said at all, or not in full, since this is missing. */
    public void withheld(long guildId, long channelId, Set<Permission> needed) {
        refusals.withheld(guildId, channelId, needed);
    }

    /** Tells them that something got there after all. */
    public void delivered(Message sent) {
        refusals.delivered(sent);
    }

    private static boolean isDiscordsTrouble(Throwable failure) {
        return failure instanceof ErrorResponseException error
                && (error.getErrorCode() >= 500 && error.getErrorCode() < 600
                        || error.getErrorResponse() == ErrorResponse.SERVER_ERROR
                        || error.getCause() instanceof IOException);
    }

    /** Somebody else answered, or the three seconds passed: nobody waits for this any more. */
    private static boolean isTooLate(Throwable failure) {
        return failure instanceof ErrorResponseException error
                && (error.getErrorResponse() == ErrorResponse.UNKNOWN_INTERACTION
                        || error.getErrorResponse()
                                == ErrorResponse.INTERACTION_ALREADY_ACKNOWLEDGED);
    }
}
