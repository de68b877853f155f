package org.flaghoist.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryTest {

    private final Retry retry =
            new Retry(Duration.ofSeconds(1), 3, Duration.ofSeconds(20), 0.25, 5, Duration.ofMinutes(15));

    @Test
    void waitsLongerEachTimeUpToTheLongestDelay() {
        assertThat(IntStream.of(1, 2, 3, 4, 5, Integer.MAX_VALUE).mapToObj(failures -> retry.delay(failures, 0)))
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 3L, 9L, 20L, 20L, 20L);
    }

    @Test
    void takesTheJitterOff() {
        assertThat(retry.delay(2, 1)).isEqualTo(Duration.ofMillis(2_250));
        assertThat(retry.delay(9, 0.5)).isEqualTo(Duration.ofMillis(17_500));
    }
}
