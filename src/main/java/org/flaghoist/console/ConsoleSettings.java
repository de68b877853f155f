package org.flaghoist.console;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The console, {@code flaghoist.console} of {@code application.yaml}.
 *
 * @param users who may log in; with none, nobody
 */
@ConfigurationProperties(prefix = "flaghoist.console", ignoreUnknownFields = false)
public record ConsoleSettings(List<ConsoleUser> users) {

    // Absent comes as null.
    public ConsoleSettings {
        users = users == null ? List.of() : List.copyOf(users);
    }
}
