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
import org.flaghoist.notification.SetupText;

/**
 * A file with parts that the hub's command writes, each between a line with {@code flaghoist broker partners: NAME} and
 * one with {@code end of NAME}. All else in it is the site's own.
 */
public record WrittenPart(Path file, String name) {

    private static final String BEGIN = "flaghoist broker partners: ";
    private static final String END = "end of ";

    /** What it says now. */
    public String text() {
        return inside(SetupText.needed(file));
    }

    /** Where it begins. */
    int line() {
        return line(SetupText.orNone(file), BEGIN + name);
    }

    private static int line(String all, String mark) {
        int at = Math.max(all.indexOf(mark), 0);
        return 1 + (int) all.substring(0, at).chars().filter(c -> c == '\n').count();
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
            throw missing(all, END + name, "stands before its beginning");
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
            throw missing(all, mark, found.isEmpty() ? "is missing" : "stands twice");
        }
        return found.get(0);
    }

    private SetupException missing(String all, String mark, String what) {
        return SetupException.of(
                file,
                line(all, mark),
                name,
                "the line '" + mark + "' " + what
                        + "; put both lines of this part around what is said of the partners, as in the config/ of this version");
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
