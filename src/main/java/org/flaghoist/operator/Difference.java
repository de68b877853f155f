package org.flaghoist.operator;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How an edited content differs from what it was, line by line, for people. */
final class Difference {

    private static final int CONTEXT = 2;
    /** Of either, in bytes: comparing takes time by the square of what differs. */
    private static final int LARGEST = 1 << 20;

    private Difference() {}

    /** A unified difference in UTF-8. */
    static byte[] between(byte[] before, byte[] after) {
        if (Math.max(before.length, after.length) > LARGEST) {
            String sizes = before.length + " bytes before, " + after.length + " bytes after: too large to compare";
            return sizes.getBytes(StandardCharsets.UTF_8);
        }
        List<String> lines = lines(before);
        List<String> difference = UnifiedDiffUtils.generateUnifiedDiff(
                "before", "after", lines, DiffUtils.diff(lines, lines(after)), CONTEXT);
        return String.join("\n", difference).getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> lines(byte[] content) {
        return List.of(text(content).split("\n", -1));
    }

    // Bytes that are no UTF-8 stand one for one: what they mean is the partner's charset's affair.
    private static String text(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(content, StandardCharsets.ISO_8859_1);
        }
    }
}
