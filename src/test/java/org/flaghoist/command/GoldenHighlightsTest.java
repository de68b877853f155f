package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever adds a sample that is rejected sees what the console highlights in it, and writes it with the others. */
final class GoldenHighlightsTest {

    private CopiedSamples samples;
    private Path file;

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        samples = CopiedSamples.in(directory);
        file = directory.resolve("at/highlights.tsv");
    }

    @Test
    void saysWhatIsHighlightedOtherwise() throws IOException {
        samples.changed("at/highlights.tsv", "\"schrift\": \"\"", "\"skript\"");

        assertThat(samples.messages("at"))
                .containsExactly(file
                        + ":3: found-script-empty.json, 1: expected '/personen/0/originalschrift/schrift schrift"
                        + " \"skript\"', got '/personen/0/originalschrift/schrift schrift \"schrift\": \"\"'");
    }

    @Test
    void saysThatASampleHasNoRow() throws IOException {
        Files.delete(samples.folder().resolve("at/in/found-script-empty.json"));
        Files.delete(samples.folder().resolve("at/in/found-script-empty.rejected.json"));

        assertThat(samples.messages("at"))
                .containsExactly(file + ":3: found-script-empty.json, 1: expected"
                        + " '/personen/0/originalschrift/schrift schrift \"schrift\": \"\"', got no fault");
    }

    @Test
    void writesWhatIsMissing() throws IOException {
        String sound = Files.readString(file);
        Files.delete(file);

        assertThat(samples.messages("at")).singleElement().asString().startsWith(file + ":1: file: is missing");

        samples.differences("at").forEach(GoldenDifference::accept);
        assertThat(file).hasContent(sound);
        assertThat(samples.differences("at")).isEmpty();
    }

    /** Its own difference is enough. */
    @Test
    void leavesTheRowOfASampleThatGivesSomethingElse() throws IOException {
        samples.changed("at/in/found-script-empty.rejected.json", "SCHEMA", "MALFORMED");

        assertThat(samples.messages("at")).singleElement().asString().contains("MALFORMED");
    }
}
