package org.flaghoist.kit;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What came from a client instead of a file that it was to send as it is: how that was changed. */
final class ChangedBytes {

    /** Those that partners' systems are known to write. */
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8,
            Charset.forName("windows-1256"),
            Charset.forName("windows-1251"),
            Charset.forName("windows-1250"),
            Charset.forName("windows-1252"),
            Charset.forName("ISO-8859-2"));

    private static final int MOST_DECODED = 1 << 20;
    private static final String MARK = "\u00EF\u00BB\u00BF";

    private final byte[] came;
    private final String lines;
    private final boolean marked;
    /** What it says in each charset; empty where it is too large to be tried. */
    private final Map<Charset, String> decoded = new LinkedHashMap<>();

    ChangedBytes(byte[] came) {
        this.came = came;
        this.lines = plain(came);
        this.marked = text(came).startsWith(MARK);
        if (came.length <= MOST_DECODED) {
            CHARSETS.forEach(charset -> decoded.put(charset, plain(new String(came, charset))));
        }
    }

    /** @return how it differs from what was asked for, for people; null where it is another file */
    @Nullable
    String from(byte[] asked) {
        if (came.length == 0) {
            return null;
        }
        if (plain(asked).equals(lines)) {
            return "is it with " + (marked && !text(asked).startsWith(MARK) ? "a byte order mark" : "other line ends");
        }
        return asked.length > MOST_DECODED ? null : recoded(asked);
    }

    private @Nullable String recoded(byte[] asked) {
        Set<String> texts = CHARSETS.stream()
                .map(charset -> plain(new String(asked, charset)))
                .collect(Collectors.toSet());
        return decoded.entrySet().stream()
                .filter(text -> texts.contains(text.getValue()))
                .findFirst()
                .map(text -> "is it in another charset: " + text.getKey().name())
                .orElse(null);
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private static String plain(byte[] content) {
        String text = text(content);
        return plain(text.startsWith(MARK) ? text.substring(MARK.length()) : text);
    }

    // Line ends say nothing; blanks do: a file that is too large is one with many at its end.
    private static String plain(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        int end = lines.length();
        while (end > 0 && lines.charAt(end - 1) == '\n') {
            end--;
        }
        return lines.substring(0, end);
    }
}
