package org.flaghoist.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.flaghoist.testing.MovedClock;
import org.junit.jupiter.api.Test;

class LoginBackoffTest {

    private final MovedClock clock = new MovedClock();
    private final LoginBackoff loginBackoff = new LoginBackoff(Duration.ofMinutes(15), clock);

    private int opened;

    @Test
    void leavesARefusedLoginAloneForAWhile() throws IOException {
        refused();

        assertThatThrownBy(() -> loginBackoff.open(() -> opened++)).isInstanceOf(LoginRejected.class);
        assertThat(opened).isZero();
        clock.set(Duration.ofMinutes(16));
        loginBackoff.open(() -> opened++);
        assertThat(opened).isOne();
    }

    @Test
    void doesNotLeaveItForAnHourMoreWhenTheClockIsSetBack() throws IOException {
        refused();

        clock.set(Duration.ofHours(-1));

        loginBackoff.open(() -> opened++);
        assertThat(opened).isOne();
    }

    private void refused() {
        assertThatThrownBy(() -> loginBackoff.open(() -> {
                    throw new LoginRejected("no");
                }))
                .isInstanceOf(LoginRejected.class);
    }
}
