package io.jikimi.commands;

import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.RestAction;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Sends what was said, and tries again with growing pauses while Discord itself is in trouble. */
@Component
class Postman {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int TRIES = 8;

    /**
     * Sends in the background.
     *
     * @param eventKey the event that is answered; told in the log instead of the message
     * @param action must be repeatable: an idempotent call, or a message with a nonce
     */
    void send(String eventKey, RestAction<?> action) {
        send(eventKey, action, 1);
    }

    private void send(String eventKey, RestAction<?> action, int attempt) {
        action.queue(sent -> {}, failure -> failed(eventKey, action, attempt, failure));
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
            CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS)
                    .execute(() -> send(eventKey, action, attempt + 1));
        } else {
            failed(eventKey, failure);
        }
    }

    /** Tells the log that an answer is lost, unless nobody waits for it any more. */
    void failed(String eventKey, Throwable failure) {
        if (!isTooLate(failure)) {
            log.warn("The answer to {} was not delivered: {}", eventKey, failure.getMessage());
        }
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
