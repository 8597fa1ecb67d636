package io.jikimi.cluster;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.TransactionException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Asks the database on another thread, one question at a time, and does not wait for ever: a server
 * that takes a question and never answers would hold up what must go on without it.
 */
public final class BoundedTalk {

    private final Semaphore turn = new Semaphore(1);
    private final Duration patience;

    public BoundedTalk(Duration patience) {
        this.patience = patience;
    }

    /** Its answer; a database that gives none in time is as good as away. */
    public <T> T about(Supplier<T> question) {
        try {
            if (!turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new QueryTimeoutException("it still owes an answer");
            }
            var answer = new CompletableFuture<T>();
            var asking =
                    Thread.ofVirtual().name("database-talk").start(() -> ask(question, answer));
            return await(answer, asking);
        } catch (TimeoutException silent) {
            throw new QueryTimeoutException("it does not answer", silent);
        } catch (ExecutionException failure) {
            throw switch (failure.getCause()) {
                case DataAccessException away -> away;
                case TransactionException away -> away;
                case null, default -> new IllegalStateException(failure.getCause());
            };
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DataAccessResourceFailureException("nobody waits for it", stopped);
        }
    }

    // A connection that is dead and does not know it would otherwise be waited for by all that
    // follow; interrupted, a virtual thread closes its socket.
    private <T> T await(CompletableFuture<T> answer, Thread asking)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            asking.interrupt();
            throw silent;
        }
    }

    /** Tells it something, as patiently as {@link #about} asks. */
    public void tell(Runnable statement) {
        about(
                () -> {
                    statement.run();
                    return true;
                });
    }

    private <T> void ask(Supplier<T> question, CompletableFuture<T> answer) {
        try {
            answer.complete(question.get());
        } catch (RuntimeException | Error failure) {
            answer.completeExceptionally(failure);
        } finally {
            turn.release();
        }
    }
}
