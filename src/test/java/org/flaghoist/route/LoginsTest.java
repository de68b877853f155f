package org.flaghoist.route;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginsTest {

    private final MovedClock clock = new MovedClock();
    private final Logins logins = new Logins(Duration.ofMinutes(15), clock);

    @Test
    void leavesARefusedLoginAloneForAWhile() {
        logins.refused();

        assertThatThrownBy(logins::check).isInstanceOf(RefusedLogin.class);
        clock.set(Duration.ofMinutes(16));
        assertThatCode(logins::check).doesNotThrowAnyException();
    }

    @Test
    void doesNotLeaveItForAnHourMoreWhenTheClockIsSetBack() {
        logins.refused();

        clock.set(Duration.ofHours(-1));

        assertThatCode(logins::check).doesNotThrowAnyException();
    }
}
