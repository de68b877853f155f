package org.flaghoist.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;

@ExtendWith(OutputCaptureExtension.class)
class OutagesTest {

    private final Outages outages = new Outages(LoggerFactory.getLogger(OutagesTest.class), "Sealing");

    @Test
    void tellsOnceThatTheDatabaseIsAwayAndOnceThatItIsBack(CapturedOutput output) {
        for (int round = 1; round <= 2; round++) {
            for (int second = 0; second < 60; second++) {
                outages.attempt(this::away);
            }
            outages.attempt(() -> {});
            outages.attempt(() -> {});
        }

        assertThat(output.getAll().lines().filter(line -> line.contains("Sealing fails")))
                .hasSize(2);
        assertThat(output.getAll().lines().filter(line -> line.contains("Sealing works again")))
                .hasSize(2);
    }

    @Test
    void tellsAnotherReason(CapturedOutput output) {
        outages.attempt(this::away);
        outages.attempt(() -> {
            throw new IllegalStateException("tampered with");
        });
        outages.attempt(this::away);

        assertThat(output.getAll().lines().filter(line -> line.contains("Sealing fails")))
                .hasSize(3);
    }

    private void away() {
        throw new DataAccessResourceFailureException("nobody answers");
    }
}
