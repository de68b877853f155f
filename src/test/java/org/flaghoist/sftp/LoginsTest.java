package org.flaghoist.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.flaghoist.testing.MovedClock;
import org.junit.jupiter.api.Test;

class LoginsTest {

    private final MovedClock clock = new MovedClock();
    private final Logins logins = new Logins(Duration.ofMinutes(15), clock);

    private int opened;

    @Test
    void leavesARefusedLoginAloneForAWhile() throws IOException {
        refused();

        assertThatThrownBy(() -> logins.open(() -> opened++)).isInstanceOf(RefusedLogin.class);
        assertThat(opened).isZero();
        clock.set(Duration.ofMinutes(16));
        logins.open(() -> opened++);
        assertThat(opened).isOne();
    }

    @Test
    void doesNotLeaveItForAnHourMoreWhenTheClockIsSetBack() throws IOException {
        refused();

        clock.set(Duration.ofHours(-1));

        logins.open(() -> opened++);
        assertThat(opened).isOne();
    }

    private void refused() {
        assertThatThrownBy(() -> logins.open(() -> {
                    throw new RefusedLogin("no");
                }))
                .isInstanceOf(RefusedLogin.class);
    }
}
