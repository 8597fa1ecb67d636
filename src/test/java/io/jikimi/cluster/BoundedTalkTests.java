package io.jikimi.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class BoundedTalkTests {

    private final BoundedTalk talk = new BoundedTalk(Duration.ofMillis(50));

    @Test
    void givesTheAnswerOrTheFailure() {
        assertThat(talk.about(() -> 7)).isEqualTo(7);
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(
                        () ->
                                talk.about(
                                        () -> {
                                            throw new DuplicateKeyException("on purpose");
                                        }));
    }

    @Test
    void doesNotWaitForADatabaseThatDoesNotAnswerNorAsksItTwiceAtOnce() {
        var silence = new CountDownLatch(1);
        assertThatExceptionOfType(QueryTimeoutException.class)
                .isThrownBy(() -> talk.about(() -> awaitQuietly(silence)))
                .withMessageContaining("does not answer");
        assertThatExceptionOfType(QueryTimeoutException.class)
                .isThrownBy(() -> talk.about(() -> 7))
                .withMessageContaining("still owes an answer");

        silence.countDown();
        await().ignoreExceptions().until(() -> talk.about(() -> 7) == 7);
    }

    @Test
    void breaksOffWithADatabaseThatDoesNotAnswerSoThatTheNextQuestionIsAsked() {
        assertThatExceptionOfType(QueryTimeoutException.class)
                .isThrownBy(
                        () ->
                                talk.about(
                                        () -> {
                                            try {
                                                return new CountDownLatch(1)
                                                        .await(1, TimeUnit.HOURS);
                                            } catch (InterruptedException brokenOff) {
                                                throw new DataAccessResourceFailureException(
                                                        "the connection is closed", brokenOff);
                                            }
                                        }));

        await().ignoreExceptions().until(() -> talk.about(() -> 7) == 7);
    }

    // Goes on though it is interrupted.
    private static boolean awaitQuietly(CountDownLatch latch) {
        var interrupted = false;
        while (true) {
            try {
                latch.await();
                return interrupted;
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
    }
}
