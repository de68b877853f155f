package org.flaghoist.operator;

import java.util.Base64;
import org.flaghoist.format.text.NativeText;
import org.flaghoist.mapping.Mapping;

/**
 * The content of a message as people read it.
 *
 * @param charset its name
 * @param exact false where bytes are none of the charset's; U+FFFD stands for them
 * @param base64 the very bytes
 * @param size of them
 */
public record ContentText(String text, String charset, boolean exact, String base64, int size) {

    /** In a partner's form, or encrypted. */
    public static ContentText of(byte[] content, Mapping mapping) {
        return of(content, ReadableContents.text(mapping, content));
    }

    public static ContentText of(byte[] content, NativeText read) {
        return new ContentText(
                read.text(), read.charset(), read.exact(), Base64.getEncoder().encodeToString(content), content.length);
    }
}
