package org.flaghoist.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.flaghoist.partner.Retry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class BreakerTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Retry RETRY =
            new Retry(Duration.ofSeconds(1), 2, Duration.ofSeconds(10), 0, 3, Duration.ofMinutes(15));

    private final Breaker breaker = new Breaker("north deliver", RETRY, Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void opensAfterSomeFailuresInARowAndClosesAtTheFirstSuccess() {
        assertThat(failed("refused").isLogged()).isFalse();
        breaker.succeeded();
        assertThat(failed("refused").isLogged()).isFalse();
        assertThat(failed("refused").isLogged()).isFalse();
        assertThat(breaker.view().open()).isFalse();

        assertThat(failed("silent").isLogged()).isTrue();
        assertThat(breaker.view()).isEqualTo(new Breaker.View(true, 3, NOON, "silent", NOON.plusSeconds(4)));

        breaker.succeeded();
        assertThat(breaker.view()).isEqualTo(new Breaker.View(false, 0, null, null, null));
    }

    @Test
    void waitsLongerEachTime() {
        assertThat(failed("").delay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(failed("").delay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(failed("").delay()).isEqualTo(Duration.ofSeconds(4));
        assertThat(failed("").delay()).isEqualTo(Duration.ofSeconds(8));
        assertThat(failed("").delay()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void opensAtOnceWhenTheLoginIsRefused() {
        Unreachable refused = breaker.refused("refused", new IOException(), RETRY.afterRefusedLogin());

        assertThat(refused.delay()).isEqualTo(Duration.ofMinutes(15));
        assertThat(breaker.view().open()).isTrue();
        assertThat(breaker.view().nextTry()).isEqualTo(NOON.plusSeconds(900));
    }

    @Test
    void logsOnceThatItOpensAndOnceThatItCloses(CapturedOutput output) {
        ((Logger) LoggerFactory.getLogger(Breaker.class)).setLevel(Level.INFO);
        for (int i = 0; i < 20; i++) {
            failed("no answer");
        }
        breaker.succeeded();
        breaker.succeeded();

        assertThat(output.getAll().lines().filter(line -> line.contains("north deliver")))
                .satisfiesExactly(
                        opened -> assertThat(opened).contains("WARN", "down since " + NOON, "no answer"),
                        closed -> assertThat(closed).contains("INFO", "works again after 20 failures since " + NOON));
    }

    private Unreachable failed(String reason) {
        return breaker.failed(reason, new IOException(reason));
    }
}
