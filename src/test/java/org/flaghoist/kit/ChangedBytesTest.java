package org.flaghoist.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sample of Libya's records, in windows-1256 with CR LF. */
class ChangedBytesTest {

    private byte[] asked = new byte[0];

    @BeforeEach
    void read() throws Exception {
        asked = Files.readAllBytes(Path.of("src/test/samples/ly/in/adverts-prices.DAT"));
    }

    private String text() {
        return new String(asked, Charset.forName("windows-1256"));
    }

    @Test
    void knowsAnotherCharset() {
        assertThat(new ChangedBytes(text().getBytes(StandardCharsets.UTF_8)).from(asked))
                .isEqualTo("is it in another charset: UTF-8");
    }

    @Test
    void knowsAnotherCharsetWithOtherLineEnds() {
        assertThat(new ChangedBytes(text().replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8)).from(asked))
                .isEqualTo("is it in another charset: UTF-8");
    }

    @Test
    void knowsOtherLineEnds() {
        assertThat(new ChangedBytes(text().replace("\r\n", "\n").getBytes(Charset.forName("windows-1256"))).from(asked))
                .isEqualTo("is it with other line ends");
    }

    @Test
    void takesALargerFileForAnother() {
        byte[] larger = (text() + "  ").getBytes(Charset.forName("windows-1256"));

        assertThat(new ChangedBytes(larger).from(asked)).isNull();
    }
}
