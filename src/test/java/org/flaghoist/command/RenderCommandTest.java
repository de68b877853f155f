package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is rendered has the name of a golden file, and takes no source's place. */
final class RenderCommandTest {

    private static final Path AT = Path.of("src/test/samples/at");

    @TempDir
    private Path out = Path.of("");

    @Test
    void namesWhatItWritesAsGoldenFilesAreNamed() throws IOException {
        assertThat(run("render", AT.resolve("out/bg-cancel.notification.json"))).isZero();
        assertThat(run("receipt", AT.resolve("receipts/accepted.receipt.json"))).isZero();

        try (var files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("bg-cancel.json", "accepted.json");
        }
    }

    @Test
    void writesOverNothingThatItReads() throws IOException {
        Path source = Files.copy(AT.resolve("out/bg-cancel.notification.json"), out.resolve("bg-cancel.json"));
        String before = Files.readString(source);

        assertThat(run("render", source)).isNotZero();

        assertThat(source).hasContent(before);
    }

    private int run(String command, Path source) {
        return Commands.run(new String[] {command, "at", source.toString(), "--out", out.toString()});
    }
}
