package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two hubs with a lane each keep a partner's throttle together. */
@Tag(TestDatabase.BOTH)
class SharedPacesTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private final SharedPaces one = new SharedPaces(hub.database);
    private final SharedPaces other = new SharedPaces(hub.database);

    @Test
    void letsOneOfTwoHubsGoAtATime() {
        assertThat(one.of("east").ask(HOUR, Duration.ZERO)).isZero();
        assertThat(other.of("east").ask(HOUR, Duration.ZERO)).isBetween(HOUR.minusMinutes(5), HOUR);
        assertThat(one.of("east").ask(HOUR, Duration.ZERO)).isPositive();
        assertThat(other.of("south").ask(HOUR, Duration.ZERO)).isZero();

        pass(HOUR);

        assertThat(other.of("east").ask(HOUR, Duration.ZERO)).isZero();
        assertThat(one.of("east").ask(HOUR, Duration.ZERO)).isPositive();
    }

    @Test
    void savesUpNoMoreThanItIsToAndNothingByAClockThatWasAhead() {
        assertThat(one.of("east").ask(HOUR, HOUR)).isZero();
        pass(HOUR.multipliedBy(100));
        assertThat(one.of("east").ask(HOUR, HOUR)).isZero();
        assertThat(other.of("east").ask(HOUR, HOUR)).isZero();
        assertThat(one.of("east").ask(HOUR, HOUR)).isPositive();

        pass(HOUR.multipliedBy(-100));

        assertThat(one.of("east").ask(HOUR, HOUR)).isEqualTo(HOUR);
    }

    private void pass(Duration time) {
        JdbcClient.create(hub.database)
                .sql("update delivery_pace set next_at = next_at - ?")
                .param(time.toMillis())
                .update();
    }
}
