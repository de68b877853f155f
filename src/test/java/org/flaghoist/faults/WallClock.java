package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The clock of a process that is started with it, to be set while it runs. */
final class WallClock {

    private static final Path SOURCE = Path.of("src/test/native/set-clock.c");

    private final Path library;
    private final Path seconds;

    /** Skips the test where the machine has no C compiler. */
    WallClock(Path directory) throws Exception {
        library = directory.resolve("set-clock.so");
        seconds = directory.resolve("seconds");
        set(Duration.ZERO);
        compile();
    }

    private void compile() throws Exception {
        ProcessBuilder compiler = new ProcessBuilder(
                        "cc", "-shared", "-fPIC", "-O2", "-o", library.toString(), SOURCE.toString(), "-ldl")
                .redirectErrorStream(true);
        try {
            Process process = compiler.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        } catch (IOException e) {
            abort("no C compiler here (Debian: apt-get install gcc libc6-dev): " + e.getMessage());
        }
    }

    void set(Duration offset) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(seconds.toFile(), "rw")) {
            file.writeLong(Long.reverseBytes(offset.toSeconds()));
        }
    }

    Map<String, String> environment() {
        return Map.of("LD_PRELOAD", library.toString(), "CLOCK_SECONDS_FILE", seconds.toString());
    }
}
