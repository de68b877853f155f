package org.flaghoist.notification;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How each fault of a file of the configuration is said: editors and CI find file and line in it.
 *
 * @param file as it is said
 * @param line from 1
 * @param key or the word of a table, the name of an element
 * @param message what is wrong and what to do
 */
public record SetupFault(String file, int line, String key, String message) {

    private static final Pattern SAID = Pattern.compile("(.+?):([0-9]{1,9}): ([^:]+): (.*)", Pattern.DOTALL);

    /** Of a fault as it is said; null where that is of no file. */
    public static @Nullable SetupFault of(String said) {
        Matcher fault = SAID.matcher(said);
        return fault.matches()
                ? new SetupFault(fault.group(1), Integer.parseInt(fault.group(2)), fault.group(3), fault.group(4))
                : null;
    }

    /** Of all that are of a file, in their order. */
    public static List<SetupFault> all(Collection<String> said) {
        return said.stream()
                .map(SetupFault::of)
                .flatMap(fault -> Optional.ofNullable(fault).stream())
                .toList();
    }

    /** Whether it is of this file. */
    public boolean isOf(Path other) {
        return file.equals(other.toString());
    }

    /** The folder of its file. */
    public Path folder() {
        Path folder = Path.of(file).getParent();
        return folder == null ? Path.of("") : folder;
    }

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
