package org.flaghoist.broker;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * The broker, {@code flaghoist.broker} of {@code application.yaml}.
 *
 * @param name its name in the console; two brokers in one JVM need two
 * @param directory of the journal, pages and large messages
 * @param host the address that both acceptors listen on
 * @param journalSync how long a commit may wait for others to share its sync; about the disk's own time for one, which
 *     is measured at the start where this is null
 * @param memory what all queues together may hold in memory before they go to disk
 * @param largestMessage a partner's send of more is refused by the broker, so that no message can exhaust the hub
 * @param rememberedSends how many sends of a partner's files are known; above those of a file of 100,000 rows, 500 a
 *     send
 * @param maxDiskUsage percent of the disk; when it is fuller than that, nothing more is taken
 * @param external an external broker, of which the others say nothing; null for the embedded one
 */
@ConfigurationProperties(prefix = "flaghoist.broker", ignoreUnknownFields = false)
public record BrokerSettings(
        String name,
        Path directory,
        String host,
        int amqpPort,
        int corePort,
        @Nullable Duration journalSync,
        DataSize memory,
        DataSize largestMessage,
        int rememberedSends,
        int maxDiskUsage,
        @Nullable ExternalBrokerSettings external) {

    /** Whether the broker is within the hub. */
    public boolean isEmbedded() {
        return external == null;
    }

    /** What faults of the broker are reported at. */
    public Path place() {
        return external == null ? directory : Path.of(external.toString());
    }
}
