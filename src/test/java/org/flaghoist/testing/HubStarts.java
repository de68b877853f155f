package org.flaghoist.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Notes each start of a hub in {@code target/hub-starts.txt}, because the build prints their number at its end. */
final class HubStarts {

    private static final Path FILE = Path.of("target", "hub-starts.txt");

    private HubStarts() {}

    /** @param kind one word: how the hub was started */
    static void count(String kind) {
        String line = kind + " " + caller() + "\n";
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The test class that the start is for. */
    private static String caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .filter(name -> name.matches(".*(Test|IT)"))
                        .findFirst()
                        .orElse("unknown"));
    }
}
