package org.flaghoist.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.flaghoist.notification.SetupException;

/**
 * A file with parts that the hub's command writes, each between a line with {@code flaghoist broker partners: NAME} and
 * one with {@code end of NAME}. All else in it is the site's own.
 */
public record WrittenPart(Path file, String name) {

    private static final String BEGIN = "flaghoist broker partners: ";
    private static final String END = "end of ";

    /** What it says now. */
    public String text() throws IOException {
        return inside(Files.readString(file));
    }

    private String inside(String all) {
        return all.substring(start(all), end(all));
    }

    /** The file's text with other words in this part. */
    private String with(String all, String text) {
        return all.substring(0, start(all)) + text + all.substring(end(all));
    }

    private int start(String all) {
        return all.indexOf('\n', only(all, BEGIN + name)) + 1;
    }

    private int end(String all) {
        int end = all.lastIndexOf('\n', only(all, END + name)) + 1;
        if (end < start(all)) {
            throw missing(END + name, "stands before its beginning");
        }
        return end;
    }

    private int only(String all, String mark) {
        List<Integer> found = Pattern.compile(Pattern.quote(mark) + "(?=\\s)")
                .matcher(all)
                .results()
                .map(MatchResult::start)
                .toList();
        if (found.size() != 1) {
            throw missing(mark, found.isEmpty() ? "is missing" : "stands twice");
        }
        return found.get(0);
    }

    private SetupException missing(String mark, String what) {
        return new SetupException(
                List.of(
                        file + ": the line '" + mark + "' " + what
                                + "; put both lines of this part around what is said of the partners, as in the config/ of this version"));
    }

    /** Writes parts by name, all of them or none. */
    public static void write(Path file, Map<String, String> parts) throws IOException {
        String text = Files.readString(file);
        for (Map.Entry<String, String> part : parts.entrySet()) {
            text = new WrittenPart(file, part.getKey()).with(text, part.getValue());
        }
        // A broker that reads it again meanwhile must not see half of it.
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(written, text);
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
