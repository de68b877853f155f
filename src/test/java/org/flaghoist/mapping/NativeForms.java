package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Finds native messages and compares them as the contract says: JSON by value, XML in canonical form, all else byte for byte. */
final class NativeForms {

    private static final Pattern ANSWER = Pattern.compile(".*\\.(notification|notifications|rejected)\\.json");

    private NativeForms() {}

    /** The native messages among a partner's samples that come in. */
    static List<Path> samples(String partner, String ending) {
        return SampleFolders.files(partner, "in", "." + ending).stream()
                .filter(file -> !ANSWER.matcher(file.toString()).matches())
                .toList();
    }

    static void assertSame(String ending, byte[] actual, byte[] expected) {
        if (ending.equals("json")) {
            assertThat(SampleFolders.json(actual)).isEqualTo(SampleFolders.json(expected));
        } else if (ending.equals("xml")) {
            assertThat(CanonicalXml.of(actual)).isEqualTo(CanonicalXml.of(expected));
        } else {
            // Byte for byte; Latin-1 shows the first difference without hiding any.
            assertThat(new String(actual, StandardCharsets.ISO_8859_1))
                    .isEqualTo(new String(expected, StandardCharsets.ISO_8859_1));
        }
    }
}
