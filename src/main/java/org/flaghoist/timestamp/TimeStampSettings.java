package org.flaghoist.timestamp;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who stamps the chain's head of each day, {@code flaghoist.time-stamp} of {@code application.yaml}.
 *
 * @param url of the time-stamping authority; null where none is asked
 * @param trusted PEM file with the authority's certificate, or those that it is issued by
 * @param answer how long all of an answer may take
 * @param policy the object identifier that a stamp must have been made under; null where any will do
 */
@ConfigurationProperties(prefix = "flaghoist.time-stamp", ignoreUnknownFields = false)
public record TimeStampSettings(
        @Nullable String url,
        @Nullable Path trusted,
        Duration answer,
        @Nullable String policy) {}
