package org.flaghoist.picture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes numbers and texts in few bytes: small numbers take one, and each text stands there once. */
final class PackedWriter {

    private static final int BITS = 7;
    private static final int MORE = 0x80;

    private final Map<@Nullable String, Integer> texts = new LinkedHashMap<>();
    private ByteArrayOutputStream out = new ByteArrayOutputStream();

    PackedWriter() {
        texts.put(null, 0);
    }

    void text(@Nullable String text) {
        Integer known = texts.putIfAbsent(text, texts.size());
        number(known == null ? texts.size() - 1L : known);
    }

    void number(long number) {
        // The sign comes last, so that small negative numbers are short, too.
        long left = (number << 1) ^ (number >> (Long.SIZE - 1));
        while (left >= MORE || left < 0) {
            out.write((int) left | MORE);
            left >>>= BITS;
        }
        out.write((int) left);
    }

    /** What can be passed over. */
    void part(Runnable write) {
        ByteArrayOutputStream outer = out;
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        out = part;
        write.run();
        out = outer;
        number(part.size());
        out.writeBytes(part.toByteArray());
    }

    byte[] bytes() {
        ByteArrayOutputStream rest = out;
        out = new ByteArrayOutputStream();
        number(texts.size() - 1L);
        texts.keySet().stream().skip(1).forEach(text -> {
            byte[] bytes = String.valueOf(text).getBytes(StandardCharsets.UTF_8);
            number(bytes.length);
            out.writeBytes(bytes);
        });
        out.writeBytes(rest.toByteArray());
        return out.toByteArray();
    }
}
