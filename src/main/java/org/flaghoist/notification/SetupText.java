package org.flaghoist.notification;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a text file of the setup: UTF-8, with or without a byte-order mark. */
public final class SetupText {

    // Excel's "CSV UTF-8" and some editors begin a file with it.
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private SetupText() {}

    /** The text; {@link #why} says in words why it cannot be read. */
    public static String of(Path file) throws IOException {
        requireFile(file);
        return withoutMark(Files.readString(file));
    }

    /** The bytes of a file whose charset is another, or not known; else as {@link #of}. */
    public static byte[] bytes(Path file) throws IOException {
        requireFile(file);
        return Files.readAllBytes(file);
    }

    // Whoever opens a pipe waits until somebody writes into it, and a device may have no end.
    private static void requireFile(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("is no regular file");
        }
    }

    /** The text, or null where a fault was added. */
    public static @Nullable String read(Path file, SetupFaults faults) {
        try {
            return of(file);
        } catch (IOException e) {
            faults.addWhole(file, why(file, e));
            return null;
        }
    }

    /** The text of a file without which nothing can be done; that it cannot be read is thrown, with its name. */
    public static String needed(Path file) {
        SetupFaults faults = new SetupFaults();
        String text = read(file, faults);
        faults.throwIfAny();
        return Objects.requireNonNull(text);
    }

    /** For what only looks at texts: none of a file that cannot be read, which is a fault where it is used. */
    public static String orNone(Path file) {
        String text = read(file, new SetupFaults());
        return text == null ? "" : text;
    }

    /** A text, or its first line, without a byte-order mark. */
    public static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }

    /** What is wrong with a file that cannot be read, and what to do. */
    public static String why(Path file, IOException fault) {
        if (fault instanceof CharacterCodingException) {
            return "is not UTF-8; save it as UTF-8";
        }
        if (fault instanceof AccessDeniedException) {
            return "cannot be read: its permissions forbid it; correct them";
        }
        return Files.isRegularFile(file) ? "cannot be read: " + fault.getMessage() : noFile(file);
    }

    /** Whether anything has this name; a link to nothing has it, and whoever reads it is told. */
    public static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** The same of what is there in the place of a file, or that nothing is. */
    public static String noFile(Path file) {
        if (Files.exists(file)) {
            return "cannot be read: a folder or a device has its name; put a file in its place";
        }
        return isThere(file)
                ? "cannot be read: it is a link to a file that is not there; correct the link"
                : "cannot be read: there is no such file; create it";
    }
}
