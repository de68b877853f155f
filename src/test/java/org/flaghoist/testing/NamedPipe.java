package org.flaghoist.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whoever opens one to read it waits until somebody writes into it. */
public final class NamedPipe {

    private NamedPipe() {}

    /** In the place of what is there. */
    public static Path at(Path file) throws IOException, InterruptedException {
        Files.deleteIfExists(file);
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
        return file;
    }
}
