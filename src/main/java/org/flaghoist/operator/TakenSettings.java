package org.flaghoist.operator;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the hub sees that files were taken, {@code flaghoist.taken} of {@code application.yaml}.
 *
 * @param every how often an inbox is listed in which a copy lies
 * @param unseen after how long a copy counts as taken that no listing has ever shown
 */
@ConfigurationProperties(prefix = "flaghoist.taken", ignoreUnknownFields = false)
public record TakenSettings(Duration every, Duration unseen) {}
