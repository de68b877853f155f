package org.flaghoist.notification;

import java.nio.file.Files;
import java.nio.file.Path;

/** How each fault of a file of the configuration is said: editors and CI find file and line in it. */
public final class SetupFault {

    private SetupFault() {}

    /**
     * @param line from 1; what is less is 1, such as that of a key that is missing
     * @param key or the word of a table, the name of an element
     * @param message what is wrong and what to do
     */
    public static String at(Path file, int line, String key, String message) {
        return file + ":" + Math.max(line, 1) + ": " + key + ": " + message;
    }

    /** Of a file, or of a folder, as a whole. */
    public static String ofWhole(Path file, String message) {
        return at(file, 1, Files.isDirectory(file) ? "folder" : "file", message);
    }
}
