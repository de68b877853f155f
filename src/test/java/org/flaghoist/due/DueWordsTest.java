package org.flaghoist.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DueWordsTest {

    @Test
    void saysHowLongInTwoUnits() {
        assertThat(Stream.of("PT0.4S", "PT59S", "PT60S", "PT2H", "PT2H5M31S", "P3DT30M", "P400DT5H1M")
                        .map(Duration::parse))
                .extracting(DueWords::of)
                .containsExactly("1 s", "59 s", "1 min", "2 h", "2 h 5 min", "3 d", "400 d 5 h");
    }
}
