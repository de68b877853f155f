package org.flaghoist.operator;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.BrokerSettings;
import org.flaghoist.broker.EmbeddedBroker;
import org.flaghoist.broker.JournalCopy;
import org.flaghoist.database.DatabaseCopy;
import org.flaghoist.database.DatabaseFile;
import org.flaghoist.exchange.HubSettings;
import org.flaghoist.installation.Installation;
import org.flaghoist.people.OperationRejected;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Copies ledger, journal and what belongs to them, as a crash at one moment would leave them, while the hub works on.
 * In that moment nobody writes to the ledger: whatever the broker has got to by then, the ledger of that moment fits.
 * One backup at a time. Thread-safe.
 */
public final class Backups {

    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

    private final HubSettings settings;
    private final BrokerSettings brokerSettings;
    private final Broker broker;
    private final DataSource database;
    private final Installation installation;
    private final Clock clock;
    private final AtomicReference<@Nullable Backup> last = new AtomicReference<>();

    public Backups(
            HubSettings settings,
            BrokerSettings brokerSettings,
            Broker broker,
            DataSource database,
            Installation installation,
            Clock clock) {
        this.settings = settings;
        this.brokerSettings = brokerSettings;
        this.broker = broker;
        this.database = database;
        this.installation = installation;
        this.clock = clock;
    }

    /** How far a backup is. */
    public enum BackupState {
        UNDER_WAY,
        DONE,
        FAILED
    }

    /**
     * A backup.
     *
     * @param fault why it failed, and what to do
     */
    public record Backup(
            BackupState state,
            String directory,
            Instant began,
            @Nullable Instant ended,
            @Nullable String fault) {}

    /** The last one that was begun since the hub was started. */
    public Optional<Backup> last() {
        return Optional.ofNullable(last.get());
    }

    /**
     * Begins a backup, and returns; {@link #last} reports its state.
     *
     * @throws OperationRejected where there is none to be made
     */
    public Backup begin(String directory, String actor) throws IOException {
        if (!(broker instanceof EmbeddedBroker embedded) || !DatabaseFile.isFile(database)) {
            throw new OperationRejected("this hub has an external broker or a PostgreSQL, which it cannot copy; back"
                    + " those up as in docs/operate/backup.md, An external broker and PostgreSQL");
        }
        BackupTarget target = BackupTarget.of(settings.backups(), directory);
        Backup begun = new Backup(BackupState.UNDER_WAY, target.directory().toString(), clock.instant(), null, null);
        last.updateAndGet(before -> {
            if (before != null && before.state() == BackupState.UNDER_WAY) {
                throw new OperationRejected("a backup is being made in " + before.directory() + " since "
                        + before.began() + "; wait until it is done");
            }
            return begun;
        });
        Thread work = new Thread(() -> last.set(make(embedded, target, begun, actor)), "backup");
        work.setDaemon(true);
        work.start();
        return begun;
    }

    private Backup make(EmbeddedBroker embedded, BackupTarget target, Backup begun, String actor) {
        try {
            installation.backedUp(actor, begun.directory());
            write(embedded, target);
            target.finish();
            LOG.info("The backup {} is whole", begun.directory());
            return new Backup(BackupState.DONE, begun.directory(), begun.began(), clock.instant(), null);
        } catch (Exception e) {
            return failed(target, begun, e);
        }
    }

    private Backup failed(BackupTarget target, Backup begun, Exception fault) {
        try {
            target.giveUp();
        } catch (IOException e) {
            fault.addSuppressed(e);
        }
        LOG.warn("There is no backup {}", begun.directory(), fault);
        String words = begun.directory() + ": no backup was made, and what was written of it is removed: " + why(fault);
        return new Backup(BackupState.FAILED, begun.directory(), begun.began(), clock.instant(), words);
    }

    private static String why(Exception fault) {
        Throwable met = NestedExceptionUtils.getMostSpecificCause(fault);
        boolean isDisk = met instanceof IOException || met instanceof SQLException;
        return isDisk
                ? met.getClass().getSimpleName() + ": " + met.getMessage()
                        + "; free that disk or correct its permissions, or name a directory on another"
                : String.valueOf(met.getMessage());
    }

    private void write(EmbeddedBroker embedded, BackupTarget target) throws IOException, SQLException {
        Path part = target.begin();
        Path directory = brokerSettings.directory();
        BackupFiles files = new BackupFiles(settings, part);
        try (DatabaseCopy ledger = new DatabaseCopy(database)) {
            try (JournalCopy journal = new JournalCopy(embedded, directory)) {
                ledger.at(() -> {
                    journal.take();
                    files.ofTheMoment();
                });
                target.checkRoom(ledger.bytes() + journal.bytes(), directory, brokerSettings.maxDiskUsage());
                journal.write(part.resolve("broker"));
            }
            ledger.write(part.resolve(DatabaseFile.NAME));
        }
        files.others();
    }
}
