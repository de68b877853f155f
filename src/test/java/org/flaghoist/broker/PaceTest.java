package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.flaghoist.partner.Throttle;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

    @Test
    void letsOneGoAtATimeAtEvenDistances() {
        Pace pace = pace(new Throttle(10, SECOND));

        assertThat(pace.room()).isOne();
        pace.take(1);
        assertThat(pace.room()).isZero();
        assertThat(pace.untilNext()).hasMillis(100);
        pass(Duration.ofMillis(99));
        assertThat(pace.room()).isZero();
        pass(Duration.ofMillis(1));
        assertThat(pace.room()).isOne();
        assertThat(pace.untilNext()).isZero();
    }

    @Test
    void savesUpNoMoreThanATenthOfASecond() {
        Pace pace = pace(new Throttle(500, SECOND));
        pass(Duration.ofHours(1));

        assertThat(pace.room()).isEqualTo(50);
        pace.take(50);
        assertThat(pace.room()).isZero();
        pass(SECOND.dividedBy(500));
        assertThat(pace.room()).isOne();
    }

    @Test
    void waitsTheLongerTheMoreHasGone() {
        Pace pace = pace(new Throttle(60, Duration.ofMinutes(1)));

        pace.take(3);

        assertThat(pace.untilNext()).isEqualTo(SECOND.multipliedBy(3));
    }

    @Test
    void asksTheOtherHubsOnceForEach() {
        List<Duration> answers = new ArrayList<>(List.of(Duration.ofMillis(40), Duration.ZERO, Duration.ofHours(1)));
        Pace pace = new Pace(
                new Throttle(10, SECOND), Duration.ofMillis(100), nanos::get, (each, saved) -> answers.remove(0));

        assertThat(pace.room()).isZero();
        assertThat(pace.untilNext()).hasMillis(40);
        pass(Duration.ofMillis(40));
        assertThat(pace.room()).isOne();
        assertThat(pace.room()).as("granted already").isOne();
        pace.take(1);
        assertThat(pace.room()).as("its own pace").isZero();
        assertThat(answers).hasSize(1);
        pass(Duration.ofMillis(100));
        assertThat(pace.room()).isZero();
        assertThat(pace.untilNext()).hasHours(1);
    }

    private Pace pace(Throttle throttle) {
        return new Pace(throttle, Duration.ofMillis(100), nanos::get);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
