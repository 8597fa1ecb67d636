package io.jikimi.cluster;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.util.function.Supplier;

/**
 * Measures beats, says once in the log when they fail and when they are back, and remembers how
 * many instances the last one showed.
 */
@Component
class Beats {

    private static final Logger log = LoggerFactory.getLogger(Beats.class);

    private final BeatMeters meters;
    private volatile boolean lost;
    private volatile int living = 1;

    Beats(BeatMeters meters) {
        this.meters = meters;
    }

    /** One beat; throws what it throws. */
    <T> T measure(Supplier<T> beat) {
        try {
            var answer = meters.of(beat);
            if (lost) {
                lost = false;
                log.info("The list of instances is kept again");
            }
            return answer;
        } catch (DataAccessException | TransactionException away) {
            if (!lost) {
                lost = true;
                log.warn("The list of instances cannot be kept: {}", away.getMessage());
            }
            throw away;
        }
    }

    /** One beat that may fail. */
    void attempt(Supplier<?> beat) {
        try {
            measure(beat);
        } catch (DataAccessException | TransactionException away) {
            log.debug("A beat did not reach the database", away);
        }
    }

    boolean areLost() {
        return lost;
    }

    void saw(View all) {
        living = all.peers().size();
    }

    int living() {
        return living;
    }
}
