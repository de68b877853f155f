package org.flaghoist.proof;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.flaghoist.ledger.chain.Seal;

/**
 * What a partner was given in a day, and where the hub's record stood when it was made. As a file: lines of ASCII, each
 * of fields with commas between, the first of which says what the line is (mappings/README.md, section 9).
 *
 * @param day in UTC
 * @param last by sender the last number that was given
 */
public record Manifest(
        String partner,
        String day,
        String made,
        List<ManifestEntry> files,
        List<ManifestNumber> numbers,
        Map<String, Long> last,
        Seal head) {

    static final String SIGNATURE = "signature,";

    public byte[] signed(SigningKey key) {
        String content = text();
        return (content + SIGNATURE + key.sign(content.getBytes(StandardCharsets.US_ASCII)) + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        line(text, "manifest", 1, partner, day, made);
        files.forEach(file -> line(text, file));
        numbers.forEach(each -> line(text, "number", each.sender(), each.number(), each.state()));
        last.forEach((sender, number) -> line(text, "last", sender, number));
        line(text, "head", head.link(), head.hash());
        return text.toString();
    }

    private static void line(StringBuilder text, ManifestEntry file) {
        if (file.isCopy()) {
            line(
                    text,
                    "copy",
                    file.name(),
                    file.size(),
                    file.digest(),
                    file.at(),
                    String.valueOf(file.sender()),
                    file.reference(),
                    file.revision(),
                    file.number() == null ? "" : file.number());
        } else {
            line(text, "file", file.name(), file.size(), file.digest(), file.at(), file.kind(), file.reference());
        }
    }

    private static void line(StringBuilder text, Object... fields) {
        text.append(String.join(
                        ",", List.of(fields).stream().map(String::valueOf).toList()))
                .append('\n');
    }
}
