package org.flaghoist.reload;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.flaghoist.exchange.SetupFiles;
import org.flaghoist.notification.SetupException;

/**
 * Files to read, with what people have agreed to change in them laid over. Closing it removes what was written for it.
 *
 * @param folders the files as they lie in their folders, by which people know them
 * @param files what is to be read; the same where nothing is laid over
 * @param laid what is laid over files that lie otherwise in the folders, a name for each that is the same at every hub
 * @param only the files that alone may differ from what the hub works by; empty where all may
 * @param removal removes what was written
 */
public record LaidOver(SetupFiles folders, SetupFiles files, List<String> laid, Set<String> only, FolderRemoval removal)
        implements AutoCloseable {

    /** What is done with the written files in the end. */
    @FunctionalInterface
    public interface FolderRemoval {
        void run() throws IOException;
    }

    static LaidOver nothing(SetupFiles folders) {
        return new LaidOver(folders, folders, List.of(), Set.of(), () -> {});
    }

    /** Where other files are to be read than those in the folders. */
    boolean isNeeded() {
        return !files.equals(folders);
    }

    /** Reads them, and has faults name the files in the folders. */
    public <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (SetupException e) {
            throw isNeeded()
                    ? new SetupException(e.faults().stream().map(this::known).toList())
                    : e;
        }
    }

    private String known(String fault) {
        return known(known(fault, files.policy(), folders.policy()), files.mappings(), folders.mappings());
    }

    private static String known(String fault, Path written, Path folder) {
        return fault.replace(written.toString(), folder.toString());
    }

    @Override
    public void close() throws IOException {
        removal.run();
    }
}
