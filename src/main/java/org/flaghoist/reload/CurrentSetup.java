package org.flaghoist.reload;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.flaghoist.exchange.Setup;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupException;
import org.flaghoist.partner.Partner;
import org.flaghoist.release.ReleasePolicy;

/**
 * What this hub works by. It changes only while no work is in hand that must be done by one configuration as a whole,
 * such as a batch of messages. Thread-safe.
 */
public final class CurrentSetup {

    /** Work that comes waits as long as this for work in hand that does not end; then it goes first. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** In their order, so that work that never ceases does not keep a change waiting for good. */
    private final ReentrantReadWriteLock inHand = new ReentrantReadWriteLock(true);

    private final long begun = System.nanoTime();
    private volatile FilesAsRead files;

    /**
     * Reads the files for a start.
     *
     * @throws SetupException with all faults of all files
     */
    public CurrentSetup(FilesReader reader) throws IOException {
        this.files = reader.readFolders();
    }

    /**
     * To be called before anything moves: goes over to the files with what people have agreed to change laid over.
     *
     * @param mappings of the first reading
     * @return what is laid over
     * @throws SetupException where that is not possible
     */
    public List<String> layOver(FilesReader reader, Mappings mappings) throws IOException {
        FilesAsRead next = reader.read(AgreedChanges.NO_RELOAD);
        if (next.laidOver().isNeeded()) {
            List<String> tooLate = SetupChanges.between(files, next).needRestart();
            if (!tooLate.isEmpty()) {
                throw new SetupException(tooLate);
            }
            mappings.become(next.setup().mappings());
            files = next;
        }
        return next.laidOver().laid();
    }

    /** Whether it works by these, and not by others that were changed since. */
    public boolean isOf(FilesReader reader, LaidOver others) throws IOException {
        return ConfigurationFiles.each(others.files()).equals(files.files())
                && reader.others().equals(files.others());
    }

    public Setup setup() {
        return files.setup();
    }

    /** How long ago the start began to read. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    public ReleasePolicy policy() {
        return files.setup().policy();
    }

    public Collection<Partner> partners() {
        return files.partners();
    }

    FilesAsRead files() {
        return files;
    }

    /** Does work of which nothing is done by another configuration than the rest. */
    public <T> T get(Supplier<T> work) {
        inHand.readLock().lock();
        try {
            return work.get();
        } finally {
            inHand.readLock().unlock();
        }
    }

    /** As {@link #get}. */
    public void run(Runnable work) {
        get(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Goes over to other files, when what is in hand is done.
     *
     * @param rest goes over with it: nobody sees the one without the other
     * @return false where that did not end soon; nothing is changed then
     */
    boolean become(FilesAsRead next, Runnable rest) throws InterruptedException {
        if (!inHand.writeLock().tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        try {
            rest.run();
            files = next;
            return true;
        } finally {
            inHand.writeLock().unlock();
        }
    }
}
