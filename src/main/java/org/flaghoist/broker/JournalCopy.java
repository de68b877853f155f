package org.flaghoist.broker;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.journal.impl.JournalFile;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.apache.activemq.artemis.core.persistence.StorageManager;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.flaghoist.notification.PrivateFiles;
import org.springframework.util.FileSystemUtils;

/**
 * The embedded broker's files as a crash at one moment would leave them. The broker stands still for that moment alone:
 * from then on it writes to other files, and the ones of before stay until they are copied, as for a replica.
 */
public final class JournalCopy implements AutoCloseable {

    /** Holds other names of files that the broker may delete meanwhile. */
    private static final String LINKS = "backing-up";

    private static final int FLUSHED_WITHIN_SECONDS = 10;

    private final StorageManager storage;
    private final Path directory;
    private final Configuration places;
    private final KeptJournal messages;
    private final KeptJournal bindings;
    private final List<JournalPart> parts = new ArrayList<>();

    /** @param bytes as many as it had; more may come after them */
    private record JournalPart(Path file, Path name, long bytes) {}

    public JournalCopy(EmbeddedBroker broker, Path directory) {
        ActiveMQServer server = broker.server();
        this.storage = server.getStorageManager();
        this.places = server.getConfiguration();
        this.directory = directory.toAbsolutePath().normalize();
        this.messages = new KeptJournal((JournalImpl) storage.getMessageJournal());
        this.bindings = new KeptJournal((JournalImpl) storage.getBindingsJournal());
    }

    /** Takes the moment: what the broker has acknowledged by now will be in the copy, and nothing that comes later. */
    public void take() throws Exception {
        storage.writeLock();
        try {
            messages.flush();
            bindings.flush();
            messages.journal.synchronizationLock();
            bindings.journal.synchronizationLock();
            try {
                list();
            } finally {
                bindings.journal.synchronizationUnlock();
                messages.journal.synchronizationUnlock();
            }
        } finally {
            storage.writeUnlock();
        }
    }

    private void list() throws Exception {
        messages.keep().forEach(file -> add(file, file));
        bindings.keep().forEach(file -> add(file, file));
        // It names the broker. Its neighbours are locked, and closing one of them would end that.
        Path name = places.getJournalLocation().toPath().resolve("server.lock");
        add(name, name);
        try (Stream<Path> own = Files.list(directory)) {
            own.filter(Files::isRegularFile).forEach(file -> add(file, file));
        }
        FileSystemUtils.deleteRecursively(directory.resolve(LINKS));
        link(places.getPagingLocation().toPath());
        link(places.getLargeMessagesLocation().toPath());
    }

    private void add(Path file, Path original) {
        Path name = directory.relativize(original.toAbsolutePath().normalize());
        parts.add(new JournalPart(file, name, file.toFile().length()));
    }

    /** Pages and large messages are only ever appended to and deleted. */
    private void link(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path link = directory.resolve(LINKS).resolve(folder.getFileName()).resolve(folder.relativize(file));
            PrivateFiles.directory(link.resolveSibling(""));
            if (isLinked(file, link)) {
                add(link, file);
            }
        }
    }

    /** False for what is gone: the journal knows by now that it is not needed. */
    private static boolean isLinked(Path file, Path link) throws IOException {
        try {
            Files.createLink(link, file);
        } catch (NoSuchFileException e) {
            return false;
        } catch (UnsupportedOperationException | FileSystemException e) {
            PrivateFiles.copy(file, link, file.toFile().length());
        }
        return true;
    }

    public long bytes() {
        return parts.stream().mapToLong(JournalPart::bytes).sum();
    }

    /**
     * Copies to a directory what there was at the moment; returns when it is on the disk.
     *
     * @throws IllegalStateException where the broker has reused a file meanwhile
     */
    public void write(Path target) throws IOException {
        for (JournalPart part : parts) {
            PrivateFiles.copy(part.file(), target.resolve(part.name()), part.bytes());
        }
        messages.check();
        bindings.check();
    }

    /** Lets the broker reuse its files again. */
    @Override
    public void close() throws IOException {
        messages.journal.replicationSyncFinished();
        bindings.journal.replicationSyncFinished();
        FileSystemUtils.deleteRecursively(directory.resolve(LINKS));
    }

    /** One of its journals, and the files that it had at the moment. */
    private static final class KeptJournal {

        private final JournalImpl journal;
        private final List<JournalFile> files = new ArrayList<>();

        KeptJournal(JournalImpl journal) {
            this.journal = journal;
        }

        void flush() throws InterruptedException {
            if (!journal.flushAppendExecutor(FLUSHED_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the broker's disk did not write within " + FLUSHED_WITHIN_SECONDS
                        + " s what was in hand; see to it, and make the backup again");
            }
        }

        List<Path> keep() throws Exception {
            journal.replicationSyncPreserveOldFiles();
            journal.forceMoveNextFile();
            files.addAll(List.of(journal.getDataFiles()));
            return files.stream()
                    .map(file -> file.getFile().getJavaFile().toPath())
                    .toList();
        }

        /** Where a compaction was on its way, or somebody asked for one, it takes files out before it reuses them. */
        void check() {
            if (!List.of(journal.getDataFiles()).containsAll(files)) {
                throw new IllegalStateException(
                        "the broker compacted its journal meanwhile, so that the copy is not whole; make the backup again");
            }
        }
    }
}
