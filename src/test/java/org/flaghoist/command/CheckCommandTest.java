package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CheckCommandTest {

    @Test
    void asksForNoPasswordsWhereTheEnvironmentNamesABrokerOfItsOwn() {
        assertThat(CheckCommand.asked(Map.of("FLAGHOIST_BROKER_EXTERNAL_SERVERS", "broker:61617"))
                        .areForUsers())
                .isFalse();
        assertThat(CheckCommand.asked(Map.of("FLAGHOIST_BROKER_HOST", "0.0.0.0"))
                        .areForUsers())
                .isTrue();
    }
}
