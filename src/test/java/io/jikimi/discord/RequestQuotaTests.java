package io.jikimi.discord;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;

class RequestQuotaTests {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private int most = 5;
    private long now = Long.MAX_VALUE - SECOND;
    private final RequestQuota quota = new RequestQuota(() -> most, () -> now);

    @Test
    void aSecondsWorthMayGoAtOnce() {
        assertThat(taken()).isEqualTo(5);
        assertThat(quota.take()).isGreaterThan(0);
    }

    @Test
    void theNextOneGoesWhenTheFirstIsASecondAgo() {
        assertThat(quota.take()).isZero();
        now += SECOND / 2;
        assertThat(taken()).isEqualTo(4);

        var wait = quota.take();

        now += wait - 1;
        assertThat(quota.take()).isEqualTo(1);
        now += 1;
        assertThat(taken()).isEqualTo(1);
    }

    @Test
    void noSecondHasMoreThanItsShareHoweverItBegins() {
        var sent = new ArrayList<Long>();
        for (var step = 0; step < 10_000; step++) {
            now += SECOND / 333;
            if (quota.take() == 0) {
                sent.add(now);
            }
        }

        for (var each = most; each < sent.size(); each++) {
            assertThat(sent.get(each) - sent.get(each - most)).isGreaterThan(SECOND);
        }
        assertThat(sent).hasSizeBetween(140, 150);
    }

    @Test
    void aShareThatShrinksCountsWhatHasGone() {
        assertThat(taken()).isEqualTo(5);
        most = 2;
        now += SECOND / 2;
        assertThat(taken()).isZero();
        now += SECOND;

        assertThat(taken()).isEqualTo(2);
    }

    @Test
    void aShareThatGrowsIsUsedAtOnce() {
        assertThat(taken()).isEqualTo(5);
        most = 8;

        assertThat(taken()).isEqualTo(3);
    }

    @Test
    void whatCannotWaitIsCountedAllTheSame() {
        for (var each = 0; each < 7; each++) {
            quota.count();
        }
        assertThat(taken()).isZero();
    }

    private int taken() {
        var taken = 0;
        while (quota.take() == 0) {
            taken++;
        }
        return taken;
    }
}
