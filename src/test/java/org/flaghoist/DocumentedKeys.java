package org.flaghoist;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the documentation says of each key of a file in YAML: in tables, and in comments behind a key. */
final class DocumentedKeys {

    private static final Pattern ROW = Pattern.compile("\\| (`[^|]*`) \\| (.*) \\|");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Pattern COMMENTED = Pattern.compile(" *(?:- )?([A-Za-z][A-Za-z-]*):(?: .*?)?(?:  +# (.*))?");
    private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");

    private final Map<String, String> byPath = new LinkedHashMap<>();

    /** Of the part of a page below this heading. */
    DocumentedKeys table(String page, String heading) {
        boolean within = false;
        for (String line : MarkdownFile.read(Path.of(page)).lines()) {
            within = line.startsWith("#") ? line.replaceFirst("#+ ", "").equals(heading) : within;
            Matcher row = ROW.matcher(line);
            if (within && row.matches()) {
                row(row.group(1), row.group(2));
            }
        }
        return this;
    }

    // `times.moment`, `.day`
    private void row(String names, String text) {
        String parent = "";
        for (Matcher name = NAME.matcher(names); name.find(); ) {
            String written = name.group(1);
            String path = written.startsWith(".") ? parent + written : written;
            int dot = path.lastIndexOf('.');
            parent = written.startsWith(".") ? parent : dot < 0 ? path : path.substring(0, dot);
            byPath.putIfAbsent(path, plain(text));
        }
    }

    /** Of the lines of a file, or of a page, that are written as in YAML. */
    DocumentedKeys comments(String file) {
        Deque<String> path = new ArrayDeque<>();
        Deque<Integer> indents = new ArrayDeque<>();
        MarkdownFile page = MarkdownFile.read(Path.of(file));
        for (String written : file.endsWith(".md") ? page.code() : page.lines()) {
            String line = written.replaceFirst("^( *)# (?=[a-z-]+: )", "$1");
            Matcher key = COMMENTED.matcher(line);
            if (!key.matches()) {
                continue;
            }
            int indent = line.length() - line.stripLeading().length();
            while (!indents.isEmpty() && indents.peekLast() >= indent) {
                indents.removeLast();
                path.removeLast();
            }
            indents.addLast(indent);
            path.addLast(key.group(1));
            if (key.group(2) != null) {
                byPath.putIfAbsent(String.join(".", path), plain(key.group(2)));
            }
        }
        return this;
    }

    private static String plain(String text) {
        return LINK.matcher(text).replaceAll("$1").replace("`", "");
    }

    /** Null where nothing is said. */
    @Nullable
    String of(String path) {
        return byPath.get(path);
    }
}
