package org.flaghoist.operator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the ledger keeps, {@code flaghoist.retention} of {@code application.yaml}.
 *
 * @param records how long it keeps entries and events; for good where this is null
 */
@ConfigurationProperties(prefix = "flaghoist.retention", ignoreUnknownFields = false)
public record RetentionSettings(@Nullable Duration records) {}
