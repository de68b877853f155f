package org.flaghoist.route;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * The embedded broker, {@code flaghoist.broker} of {@code application.yaml}.
 *
 * @param name its name in the console; two brokers in one JVM need two
 * @param directory of the journal, pages and large messages
 * @param host the address that both acceptors listen on
 * @param journalSync how long a commit may wait for others to share its sync; about the disk's own time for one
 * @param memory what all queues together may hold in memory before they go to disk
 * @param largestMessage a partner's send of more is refused by the broker, so that no message can exhaust the hub
 * @param rememberedPieces how many pieces of a partner's files are known as sent; more than the largest file has
 * @param maxDiskUsage percent of the disk; when it is fuller than that, nothing more is taken
 */
@ConfigurationProperties(prefix = "flaghoist.broker", ignoreUnknownFields = false)
public record BrokerSettings(
        String name,
        Path directory,
        String host,
        int amqpPort,
        int corePort,
        Duration journalSync,
        DataSize memory,
        DataSize largestMessage,
        int rememberedPieces,
        int maxDiskUsage) {}
