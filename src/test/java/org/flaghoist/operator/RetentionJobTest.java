package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.flaghoist.ledger.RetentionClock;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is past its retention is deleted, but not by a clock that is far ahead. */
class RetentionJobTest {

    private Path file;
    private String without;

    @AutoClose
    private HubFixture hub;

    @BeforeEach
    void deliver(@TempDir Path directory) throws Exception {
        file = directory.resolve("config/partners/north.yaml");
        hub = new HubFixture(directory);
        without = Files.readString(file);
        hub.send("north", Notifications.of("north", "KEPT-1", "INTELLIGENCE", "\"west\""));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");
    }

    @Test
    void deletesWhatIsPastItsTime() throws IOException {
        restart("30m");
        hub.bean(RetentionJob.class).run();
        assertThat(kept()).isPositive();
        hub.moveClock(Duration.ofHours(1));
        hub.bean(RetentionJob.class).run();
        assertThat(kept()).isZero();
    }

    @Test
    void deletesNothingByAClockThatIsFarAhead() throws IOException {
        restart("365d");
        long kept = kept();
        hub.moveClock(Duration.ofDays(400));
        hub.bean(RetentionJob.class).run();
        assertThat(kept()).isEqualTo(kept).isPositive();
        assertThat(hub.bean(RetentionClock.class).refusal()).isPresent();

        hub.moveClock(Duration.ZERO);
        hub.bean(RetentionJob.class).run();
        assertThat(kept()).isEqualTo(kept);
        assertThat(hub.bean(RetentionClock.class).refusal()).isEmpty();
    }

    @Test
    void asksNobodyAboutTheClockWhereNothingIsEverDeleted() {
        hub.moveClock(Duration.ofDays(400));
        hub.bean(RetentionJob.class).run();
        assertThat(hub.bean(RetentionClock.class).refusal()).isEmpty();
    }

    private void restart(String retention) throws IOException {
        hub.stop();
        Files.writeString(file, without + "retention: {default: " + retention + "}\n");
        hub.start();
    }

    private long kept() {
        return JdbcClient.create(hub.bean(DataSource.class))
                .sql("select count(*) from content")
                .query(Long.class)
                .single();
    }
}
