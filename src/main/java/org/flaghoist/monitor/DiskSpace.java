package org.flaghoist.monitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How full the disks are that the hub writes to.
 *
 * @param directories one on each of them
 */
record DiskSpace(List<Path> directories) {

    /** How much of the fullest is used, from 0 to 1. */
    double used() {
        return directories.stream().mapToDouble(DiskSpace::used).max().orElseThrow();
    }

    private static double used(Path directory) {
        try {
            FileStore disk = Files.getFileStore(directory);
            return 1 - (double) disk.getUsableSpace() / disk.getTotalSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
