package org.flaghoist.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;
import org.flaghoist.mapping.BrokenMapping;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupText;

/** What whoever gives a command is told of what was thrown: one line for each fault. */
final class ThrownWords {

    private ThrownWords() {}

    static String of(Throwable thrown) {
        if (thrown instanceof JsonFiles.UnreadableFile unreadable) {
            return unreadable.words();
        }
        if (thrown instanceof BrokenMapping broken) {
            return broken.words();
        }
        if (thrown instanceof UncheckedIOException unchecked) {
            return of(Objects.requireNonNull(unchecked.getCause()));
        }
        if (thrown instanceof FileSystemException unread && unread.getFile() != null) {
            return unread.getFile() + ":1: file: " + SetupText.why(Path.of(unread.getFile()), unread);
        }
        boolean isSaid = thrown instanceof SetupException
                || thrown instanceof IllegalArgumentException
                || thrown instanceof IllegalStateException
                || thrown instanceof IOException;
        return isSaid && thrown.getMessage() != null ? thrown.getMessage() : bug(thrown);
    }

    /** The same of one of the files that a command was given. */
    static String of(Path file, Throwable thrown) {
        if (thrown instanceof JsonFiles.UnreadableFile unreadable) {
            return unreadable.words();
        }
        return thrown instanceof IOException unread
                ? file + ":1: file: " + SetupText.why(file, unread)
                : file + ":1: message: cannot be tried: " + of(thrown);
    }

    private static String bug(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0];
        return "a bug of Flaghoist (" + thrown.getClass().getSimpleName() + where
                + "); report it with the files that you gave";
    }
}
