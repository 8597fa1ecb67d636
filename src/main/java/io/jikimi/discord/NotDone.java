package io.jikimi.discord;

import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.requests.ErrorResponse;

import java.util.EnumSet;
import java.util.Set;

/** Discord has not done what it was asked for. */
public final class NotDone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What was in the way. */
    public enum Why {
        /** Jikimi may not: people of the guild can put that right. */
        FORBIDDEN,
        /** There is nothing of the kind any more. */
        GONE,
        /** The messages are too old to be deleted together. */
        TOO_OLD,
        /** Discord itself is in trouble, or is not reached: it may be asked again. */
        TROUBLE
    }

    private static final Set<ErrorResponse> FORBIDDEN =
            EnumSet.of(
                    ErrorResponse.MISSING_PERMISSIONS,
                    ErrorResponse.MISSING_ACCESS,
                    ErrorResponse.ILLEGAL_OPERATION_ARCHIVED_THREAD,
                    ErrorResponse.INVALID_DM_ACTION);

    private final Why why;

    public NotDone(Why why, Throwable cause) {
        super(cause.getMessage(), cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** Whether this is what Discord said. */
    boolean isAnsweredBy(ErrorResponse error) {
        return getCause() instanceof ErrorResponseException answer
                && answer.getErrorResponse() == error;
    }

    /** What a failure of JDA means. */
    static NotDone of(RuntimeException failure) {
        return switch (failure) {
            case NotDone known -> known;
            case InsufficientPermissionException ours -> new NotDone(Why.FORBIDDEN, ours);
            case ErrorResponseException answer -> new NotDone(why(answer), answer);
            default -> new NotDone(Why.TROUBLE, failure);
        };
    }

    private static Why why(ErrorResponseException answer) {
        var error = answer.getErrorResponse();
        if (error == ErrorResponse.INVALID_BULK_DELETE_MESSAGE_AGE) {
            return Why.TOO_OLD;
        }
        var status = answer.getResponse().code;
        if (FORBIDDEN.contains(error) || status == 403) {
            return Why.FORBIDDEN;
        }
        return status == 404 ? Why.GONE : Why.TROUBLE;
    }
}
