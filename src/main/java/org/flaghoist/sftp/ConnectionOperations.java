package org.flaghoist.sftp;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedResource;

/** What operators see of a partner's server in one direction. */
@ManagedResource(description = "A partner's server in one direction")
public final class ConnectionOperations {

    private final SftpConnection connection;
    private final Runnable wake;

    /** @param wake ends the waiting of the connection's route */
    public ConnectionOperations(SftpConnection connection, Runnable wake) {
        this.connection = connection;
        this.wake = wake;
    }

    @ManagedAttribute(description = "CLOSED: works, as far as is known; OPEN: down, one probe at a time")
    public String getState() {
        return connection.view().open() ? "OPEN" : "CLOSED";
    }

    @ManagedAttribute(description = "When the failures in a row began; empty where there are none")
    public @Nullable String getSince() {
        return text(connection.view().since());
    }

    @ManagedAttribute(description = "The last failure; empty where there are none")
    public @Nullable String getReason() {
        return connection.view().reason();
    }

    @ManagedAttribute(description = "Failures in a row")
    public int getFailures() {
        return connection.view().failures();
    }

    @ManagedAttribute(description = "When it is tried again; empty where there are no failures")
    public @Nullable String getNextTry() {
        return text(connection.view().nextTry());
    }

    @ManagedAttribute(
            description = "Deliveries, since the start, that an earlier try may have made: a partner may have seen them"
                    + " twice")
    public long getFound() {
        return connection.countOfFound();
    }

    @ManagedAttribute(
            description = "Files in the outbox that are not taken, as their names do not match filePattern, at the last"
                    + " look; 1000 where there are more")
    public int getLeftAlone() {
        return connection.countOfLeftAlone();
    }

    /** For when the partner says that it is back. Allows also another login after a refused one. */
    @ManagedOperation(description = "Try now")
    public void tryNow() {
        connection.forgetRefusal();
        wake.run();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
