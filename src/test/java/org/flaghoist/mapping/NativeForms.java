package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

/** Compares native messages as the contract says: JSON by value, XML in canonical form, all else byte for byte. */
final class NativeForms {

    private NativeForms() {}

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
