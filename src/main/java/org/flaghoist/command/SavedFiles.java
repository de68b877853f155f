package org.flaghoist.command;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.Watchable;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Waits until files in folders, however deep, are saved, or one more file. */
final class SavedFiles implements Closeable {

    /** An editor saves a file in several steps. */
    private static final long QUIET_MILLIS = 200;

    private final List<Path> folders;
    private final @Nullable Path file;
    private final Set<Watchable> whole = new HashSet<>();
    private final WatchService changes = FileSystems.getDefault().newWatchService();

    SavedFiles(List<Path> folders) throws IOException {
        this(folders, null);
    }

    /** @param file of whose folder nothing else counts */
    SavedFiles(List<Path> folders, @Nullable Path file) throws IOException {
        this.folders = folders;
        this.file = file == null ? null : file.toAbsolutePath();
        register();
    }

    // One that is known already stays as it is.
    private void register() throws IOException {
        for (Path folder : folders) {
            try (Stream<Path> all = Files.isDirectory(folder) ? Files.walk(folder) : Stream.empty()) {
                for (Path each : all.filter(Files::isDirectory).toList()) {
                    whole.add(registered(each.toAbsolutePath()).watchable());
                }
            }
        }
        if (file != null) {
            registered(Objects.requireNonNull(file.getParent()));
        }
    }

    private WatchKey registered(Path folder) throws IOException {
        return folder.register(
                changes,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
    }

    /** Comes back when something was saved since the last time, and nothing more is being saved. */
    void await() throws IOException, InterruptedException {
        boolean saved = false;
        while (!saved) {
            for (WatchKey key = changes.take(); key != null; key = changes.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS)) {
                saved |= isMeant(key);
                key.reset();
            }
        }
        register();
    }

    private boolean isMeant(WatchKey key) {
        List<WatchEvent<?>> events = key.pollEvents();
        return whole.contains(key.watchable())
                || (file != null
                        && events.stream().anyMatch(event -> file.getFileName().equals(event.context())));
    }

    @Override
    public void close() throws IOException {
        changes.close();
    }
}
