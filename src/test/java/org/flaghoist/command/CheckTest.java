package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckTest {

    @Test
    void asksForNoPasswordsWhereTheEnvironmentNamesABrokerOfItsOwn() {
        assertThat(Check.asked(Map.of("FLAGHOIST_BROKER_EXTERNAL_SERVERS", "broker:61617"))
                        .areForUsers())
                .isFalse();
        assertThat(Check.asked(Map.of("FLAGHOIST_BROKER_HOST", "0.0.0.0")).areForUsers())
                .isTrue();
    }
}
