package org.flaghoist.operator;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the hub sees what is overdue, {@code flaghoist.overdue} of {@code application.yaml}.
 *
 * @param every how often it looks
 */
@ConfigurationProperties(prefix = "flaghoist.overdue", ignoreUnknownFields = false)
public record OverdueSettings(Duration every) {}
