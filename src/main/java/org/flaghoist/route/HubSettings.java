package org.flaghoist.route;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What the hub reads and how much of it, {@code flaghoist.hub} of {@code application.yaml}.
 *
 * @param data where its state lives
 * @param config holds the partners and the release policy
 * @param mappings holds the hub's schema, code tables and a folder for each partner
 * @param largestNotification of a JMS message; more is TOO_LARGE
 * @param largestFile of an SFTP partner; more is TOO_LARGE and not fetched
 */
@ConfigurationProperties(prefix = "flaghoist.hub", ignoreUnknownFields = false)
public record HubSettings(Path data, Path config, Path mappings, DataSize largestNotification, DataSize largestFile) {}
