package org.flaghoist.command;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Waits until files in folders, however deep, are saved. */
final class SavedFiles implements Closeable {

    /** An editor saves a file in several steps. */
    private static final long QUIET_MILLIS = 200;

    private final List<Path> folders;
    private final WatchService changes = FileSystems.getDefault().newWatchService();

    SavedFiles(List<Path> folders) throws IOException {
        this.folders = folders;
        register();
    }

    // One that is known already stays as it is.
    private void register() throws IOException {
        for (Path folder : folders) {
            try (Stream<Path> all = Files.isDirectory(folder) ? Files.walk(folder) : Stream.empty()) {
                for (Path each : all.filter(Files::isDirectory).toList()) {
                    each.register(
                            changes,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE);
                }
            }
        }
    }

    /** Comes back when something was saved since the last time, and nothing more is being saved. */
    void await() throws IOException, InterruptedException {
        for (WatchKey key = changes.take(); key != null; key = changes.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS)) {
            key.pollEvents();
            key.reset();
        }
        register();
    }

    @Override
    public void close() throws IOException {
        changes.close();
    }
}
