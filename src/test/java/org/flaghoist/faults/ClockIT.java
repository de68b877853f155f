package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The clock of the hub's whole process is set while it works: its own, the broker's, the database's and the JVM's. */
class ClockIT {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final int WORK_MILLIS = 5_000;
    private static final List<Duration> OFFSETS =
            List.of(Duration.ZERO, Duration.ofHours(-1), Duration.ofDays(1), Duration.ZERO);

    @Test
    void losesAndReordersNothingWhenTheClockIsSet(@TempDir Path directory) throws Exception {
        WallClock clock = new WallClock(directory);
        Seed seed = Seed.ofThisRun();
        Instant from = Instant.now();
        try (TestStage stage = new TestStage(directory, seed.value(), List.of(), List.of(), clock.environment())) {
            stage.hub().start();
            stage.hub().awaitReady();
            stage.begin();
            for (Duration offset : OFFSETS) {
                clock.set(offset);
                stage.hub().runFor(WORK_MILLIS);
            }
            stage.comeToRest();

            stage.hub().terminate(LONGEST_STOP);
            assertThat(stage.faults()).as(seed.toString()).isEmpty();
            receiptsSayWhatTheClockSaid(stage.data(), from);
        }
    }

    private static void receiptsSayWhatTheClockSaid(Path data, Instant from) {
        try (SingleConnectionDataSource ledger = LedgerAudit.file(data)) {
            List<Instant> receiptTimes = JdbcClient.create(ledger)
                    .sql("select receipts from entry where receipts is not null")
                    .query(String.class)
                    .list()
                    .stream()
                    .flatMap(String::lines)
                    .map(receipt -> Instant.parse(receipt.split(" ")[1]))
                    .toList();
            Duration hour = Duration.ofHours(1);
            assertThat(receiptTimes).anyMatch(at -> at.isBefore(from));
            assertThat(receiptTimes).anyMatch(at -> at.isAfter(from.plus(hour.multipliedBy(23))));
            assertThat(receiptTimes)
                    .allMatch(at -> at.isAfter(from.minus(hour)) && at.isBefore(from.plus(hour.multipliedBy(25))));
        }
    }
}
