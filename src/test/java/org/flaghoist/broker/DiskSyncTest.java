package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSyncTest {

    @Test
    void isWithinReasonAndLeavesNothing(@TempDir Path directory) {
        Path broker = directory.resolve("broker");

        assertThat(DiskSync.of(broker)).isBetween(Duration.ofNanos(50_000), Duration.ofMillis(5));

        assertThat(broker).isEmptyDirectory();
    }
}
