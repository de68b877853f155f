package org.flaghoist.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;

/** Measures how long a disk takes until a small write is on it. */
final class DiskSync {

    private static final int TIMES = 64;
    private static final int BYTES = 4_096;

    /** The broker would spin below it. */
    private static final long LEAST_NANOS = 50_000;

    /** A disk that is busy at this moment must not make all commits wait. */
    private static final long MOST_NANOS = 5_000_000;

    private DiskSync() {}

    /** The median, within reason. Some hundredths of a second of work. */
    static Duration of(Path directory) {
        try {
            Files.createDirectories(directory);
            Path file = Files.createTempFile(directory, "sync", ".tmp");
            try {
                return Duration.ofNanos(Math.max(LEAST_NANOS, Math.min(MOST_NANOS, median(file))));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    directory + ": cannot be written; free the disk or correct its permissions", e);
        }
    }

    private static long median(Path file) throws IOException {
        long[] nanos = new long[TIMES];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            // The journal writes into files that have their length already.
            channel.write(ByteBuffer.allocate(TIMES * BYTES));
            channel.force(true);
            for (int i = 0; i < TIMES; i++) {
                long began = System.nanoTime();
                channel.write(ByteBuffer.allocate(BYTES), (long) i * BYTES);
                channel.force(false);
                nanos[i] = System.nanoTime() - began;
            }
        }
        Arrays.sort(nanos);
        return nanos[TIMES / 2];
    }
}
