package org.flaghoist.format.xml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flaghoist.format.text.BadByte;
import org.jspecify.annotations.Nullable;

/** Decodes a message strictly in the charset that its XML declaration names. */
final class XmlDecoder {

    private static final String SPACE = "[ \\t\\r\\n]";
    private static final Pattern ENCODING = Pattern.compile("<\\?xml(?:" + SPACE + "+version" + SPACE + "*=" + SPACE
            + "*(?:\"[^\"<]*\"|'[^'<]*'))?" + SPACE + "+encoding" + SPACE + "*=" + SPACE
            + "*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");
    private static final int LONGEST_DECLARATION = 4096;
    private static final int MARK = 3;

    private final List<String> charsets;

    /**
     * @param charsets their names; compared without regard to case, aliases are other names
     */
    XmlDecoder(List<String> charsets) {
        this.charsets = charsets;
    }

    /** The text without its byte order mark, or null for a charset that is not taken or bytes that are not of it. */
    @Nullable
    String decode(byte[] message) {
        boolean marked = startsWithMark(message);
        int start = marked ? MARK : 0;
        Charset charset = charsetOf(message, start);
        if (charset == null || (marked && !charset.equals(StandardCharsets.UTF_8))) {
            return null;
        }
        String lenient = new String(message, start, message.length - start, charset);
        // What is not of the charset becomes this; a sender may also have written it.
        return lenient.indexOf('\uFFFD') < 0 ? lenient : strictly(message, start, charset);
    }

    private static @Nullable String strictly(byte[] message, int start, Charset charset) {
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(message, start, message.length - start))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Why {@link #decode} gives nothing, for people. */
    String fault(byte[] message) {
        boolean marked = startsWithMark(message);
        Charset charset = charsetOf(message, marked ? MARK : 0);
        if (charset == null) {
            return "the declared charset is not one of " + String.join(", ", charsets);
        }
        return marked && !charset.equals(StandardCharsets.UTF_8)
                ? "begins with a byte order mark, and declares " + charset
                : BadByte.words(message, marked ? MARK : 0, charset);
    }

    /** The charset that is declared, or UTF-8 where that is not taken. */
    Charset charset(byte[] message) {
        Charset declared = charsetOf(message, startsWithMark(message) ? MARK : 0);
        return declared == null ? StandardCharsets.UTF_8 : declared;
    }

    private static boolean startsWithMark(byte[] message) {
        return message.length >= MARK
                && message[0] == (byte) 0xEF
                && message[1] == (byte) 0xBB
                && message[2] == (byte) 0xBF;
    }

    private @Nullable Charset charsetOf(byte[] message, int start) {
        int length = Math.min(message.length - start, LONGEST_DECLARATION);
        Matcher declared = ENCODING.matcher(new String(message, start, length, StandardCharsets.ISO_8859_1));
        if (!declared.lookingAt()) {
            return StandardCharsets.UTF_8;
        }
        String name = declared.group(1);
        return charsets.stream().anyMatch(name::equalsIgnoreCase) ? Charset.forName(name) : null;
    }
}
