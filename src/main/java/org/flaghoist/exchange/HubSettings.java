package org.flaghoist.exchange;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What the hub reads and how much of it, {@code flaghoist.hub} of {@code application.yaml}.
 *
 * @param data where its state lives
 * @param ledgerKey what the ledger's events are stamped with; the same file for all hubs on one database
 * @param backups the directory within which {@code flaghoist backup} may make its backups
 * @param config holds the partners and the release policy
 * @param mappings holds the hub's schema, code tables and a folder for each partner
 * @param largestNotification of a JMS message; more is TOO_LARGE
 * @param largestFile of an SFTP partner; more is TOO_LARGE and not fetched
 * @param looksPerSecond at SFTP partners' outboxes in which nothing lies, all together; of many each waits longer
 * @param acceptLossAtFailover whether a PostgreSQL may have standbys that its commits do not wait for
 * @param filesInHand what collected files may take of the memory, all partners' together; half of it where this is null
 * @param newBroker node id of the broker that takes the place of one whose journal is lost; null where none does
 * @param lostHead how the hash begins of the last link of the ledger's chain that a restored ledger lacks; null where
 *     it lacks none
 */
@ConfigurationProperties(prefix = "flaghoist.hub", ignoreUnknownFields = false)
public record HubSettings(
        Path data,
        Path ledgerKey,
        Path backups,
        Path config,
        Path mappings,
        DataSize largestNotification,
        DataSize largestFile,
        int looksPerSecond,
        boolean acceptLossAtFailover,
        @Nullable DataSize filesInHand,
        @Nullable String newBroker,
        @Nullable String lostHead) {}
