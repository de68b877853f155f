package org.flaghoist.kit;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a client changed the bytes of a file that it was to send as they are. */
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

    private ChangedBytes() {}

    /** @return for people; null where it is another file */
    static @Nullable String between(byte[] asked, byte[] came) {
        if (plain(asked).equals(plain(came))) {
            return "is it with "
                    + (text(came).startsWith(MARK) && !text(asked).startsWith(MARK)
                            ? "a byte order mark"
                            : "other line ends");
        }
        if (Math.max(asked.length, came.length) > MOST_DECODED) {
            return null;
        }
        return CHARSETS.stream()
                .filter(charset -> isRecoded(asked, came, charset))
                .findFirst()
                .map(charset -> "is it in another charset: " + charset.name())
                .orElse(null);
    }

    private static boolean isRecoded(byte[] asked, byte[] came, Charset charset) {
        String text = plain(new String(came, charset));
        return CHARSETS.stream().anyMatch(own -> plain(new String(asked, own)).equals(text));
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
