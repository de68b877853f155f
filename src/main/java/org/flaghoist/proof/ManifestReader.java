package org.flaghoist.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flaghoist.ledger.chain.Seal;
import org.jspecify.annotations.Nullable;

/** Reads a manifest that a partner has kept, once its signature is good. */
final class ManifestReader {

    private final List<ManifestEntry> files = new ArrayList<>();
    private final List<ManifestNumber> numbers = new ArrayList<>();
    private final Map<String, Long> last = new LinkedHashMap<>();
    private String[] begin = {};
    private @Nullable Seal head;

    private ManifestReader() {}

    /** @throws IllegalArgumentException where the hub did not sign it, or it is none */
    static Manifest read(byte[] file, PublicKeyFile key) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf(Manifest.SIGNATURE);
        String content = end < 0 ? "" : text.substring(0, end);
        if (end < 0
                || !key.isSigned(
                        content.getBytes(StandardCharsets.ISO_8859_1),
                        text.substring(end + Manifest.SIGNATURE.length()).strip())) {
            throw new IllegalArgumentException("is not signed by this key, or was changed since");
        }
        try {
            return new ManifestReader().manifest(content);
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException("is no manifest of this version", e);
        }
    }

    private Manifest manifest(String content) {
        content.lines().forEach(line -> line(line.split(",", -1)));
        if (head == null) {
            throw new IllegalArgumentException("has no head");
        }
        return new Manifest(begin[2], begin[3], begin[4], files, numbers, last, head);
    }

    private void line(String[] fields) {
        switch (fields[0]) {
            case "manifest" -> begin = fields;
            case "copy" -> files.add(copy(fields));
            case "file" ->
                files.add(new ManifestEntry(
                        fields[5],
                        fields[1],
                        Long.parseLong(fields[2]),
                        fields[3],
                        fields[4],
                        null,
                        fields[6],
                        0,
                        null));
            case "number" -> numbers.add(new ManifestNumber(fields[1], Long.parseLong(fields[2]), fields[3]));
            case "last" -> last.put(fields[1], Long.parseLong(fields[2]));
            case "head" -> head = new Seal(Long.parseLong(fields[1]), fields[2]);
            default -> throw new IllegalArgumentException("has a line that nobody knows: " + fields[0]);
        }
    }

    private static ManifestEntry copy(String[] fields) {
        return new ManifestEntry(
                ManifestEntry.COPY,
                fields[1],
                Long.parseLong(fields[2]),
                fields[3],
                fields[4],
                fields[5],
                fields[6],
                Integer.parseInt(fields[7]),
                fields[8].isEmpty() ? null : Long.valueOf(fields[8]));
    }
}
