package org.flaghoist.route;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.flaghoist.notification.SetupException;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SettingNamesTest {

    @Test
    void namesEverySettingThatNobodyReads() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "file",
                        Map.of(
                                "flaghoist.brokr.amqp-port",
                                1,
                                "flaghoist.dta",
                                "x",
                                "flaghoist.data",
                                "y",
                                "spring.name",
                                "z")));

        assertThatThrownBy(() -> SettingNames.check(environment))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("flaghoist.brokr.amqp-port")
                .hasMessageContaining("flaghoist.dta")
                .hasMessageNotContaining("spring.name");
    }

    @Test
    void takesCredentialsInTheEnvironmentForNoSettings() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "environment", Map.of("FLAGHOIST_UK_PASSWORD", "x", "flaghoist.uk.password", "x")));

        assertThatCode(() -> SettingNames.check(environment)).doesNotThrowAnyException();
    }
}
