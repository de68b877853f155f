package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.concurrent.CancellationException;
import javax.sql.DataSource;
import org.flaghoist.testing.FreePorts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(OutputCaptureExtension.class)
class OutageLogTest {

    private final Logger log = (Logger) LoggerFactory.getLogger(OutageLogTest.class);
    private final OutageLog outageLog = new OutageLog(log, "Sealing");

    @BeforeEach
    void logEverything() {
        log.setLevel(Level.INFO);
    }

    @Test
    void logsOnceThatTheDatabaseIsAwayAndOnceThatItIsBack(CapturedOutput output) {
        for (int round = 1; round <= 2; round++) {
            for (int second = 0; second < 60; second++) {
                outageLog.attempt(this::away);
            }
            outageLog.attempt(() -> {});
            outageLog.attempt(() -> {});
        }

        assertThat(output.getAll().lines().filter(line -> line.contains("Sealing fails")))
                .hasSize(2);
        assertThat(output.getAll().lines().filter(line -> line.contains("Sealing works again")))
                .hasSize(2);
    }

    @Test
    void logsAnotherReason(CapturedOutput output) {
        outageLog.attempt(this::away);
        outageLog.attempt(() -> {
            throw new IllegalStateException("tampered with");
        });
        outageLog.attempt(this::away);

        assertThat(output.getAll().lines().filter(line -> line.contains("Sealing fails")))
                .hasSize(3);
    }

    @Test
    void saysWhyTheDatabaseCannotBeReached(CapturedOutput output) {
        DataSource nobody = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:" + FreePorts.next() + "/ledger");
        TransactionTemplate work = new TransactionTemplate(new DataSourceTransactionManager(nobody));

        outageLog.attempt(() -> work.executeWithoutResult(status -> {}));

        assertThat(output.getAll())
                .contains("Sealing fails")
                .contains("Could not open JDBC Connection for transaction: Connection refused");
    }

    @Test
    void saysNothingOfWorkThatAStopCancels(CapturedOutput output) {
        boolean done = outageLog.attempt(() -> {
            throw new CancellationException("broker: the hub stops, and asks nothing more");
        });

        assertThat(done).isFalse();
        assertThat(output.getAll()).isEmpty();
    }

    @Test
    void saysNothingOfWorkThatAStopInterrupts(CapturedOutput output) {
        boolean done = outageLog.attempt(() -> {
            throw new IllegalStateException("broker: interrupted", new InterruptedException());
        });

        assertThat(done).isFalse();
        assertThat(output.getAll()).doesNotContain("Sealing");
    }

    private void away() {
        throw new DataAccessResourceFailureException("nobody answers");
    }
}
