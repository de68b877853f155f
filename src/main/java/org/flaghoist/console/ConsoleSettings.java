package org.flaghoist.console;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The console, {@code flaghoist.console} of {@code application.yaml}.
 *
 * @param users who may log in with a password; with none, nobody
 * @param longestSession after which somebody must log in anew, whatever they do; 12 hours where it is not given
 * @param logins what stands against guessing passwords
 * @param oidc what the claims of an OpenID provider mean, where there is one
 */
@ConfigurationProperties(prefix = "flaghoist.console", ignoreUnknownFields = false)
public record ConsoleSettings(
        List<ConsoleUser> users,
        Duration longestSession,
        @DefaultValue LoginLimits logins,
        @Nullable OidcSettings oidc) {

    // Absent comes as null.
    public ConsoleSettings {
        users = users == null ? List.of() : List.copyOf(users);
        longestSession = longestSession == null ? Duration.ofHours(12) : longestSession;
    }
}
