package io.jikimi.discord;

import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Hears of requests that failed and that nobody waited for. */
final class RestFailures implements Consumer<Throwable> {

    private static final Logger log = LoggerFactory.getLogger(RestFailures.class);

    /** What happens when people are quicker than we are, or do not want to hear from us. */
    private static final Set<ErrorResponse> USUAL =
            EnumSet.of(
                    ErrorResponse.UNKNOWN_MESSAGE,
                    ErrorResponse.UNKNOWN_CHANNEL,
                    ErrorResponse.UNKNOWN_INTERACTION,
                    ErrorResponse.INTERACTION_ALREADY_ACKNOWLEDGED,
                    ErrorResponse.MISSING_ACCESS,
                    ErrorResponse.CANNOT_SEND_TO_USER);

    private final Refusals refusals;

    RestFailures(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public void accept(Throwable failure) {
        if (failure instanceof CancellationException) {
            log.debug("A request was not sent any more", failure);
        } else if (failure instanceof ErrorResponseException answer
                && USUAL.contains(answer.getErrorResponse())) {
            log.debug("Discord declined a request", failure);
        } else {
            log.warn("A request to Discord failed: {}", failure.toString());
        }
        refusals.heard(failure);
    }
}
