package org.flaghoist.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The difference of a change is one that git applies to the files that it was made of. */
class ChangePatchTest {

    private static final String LONG = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n";

    private Path repository;

    @BeforeEach
    void begin(@TempDir Path folder) {
        repository = folder;
    }

    @Test
    void isAppliedByGit() throws Exception {
        List<ChangedFile> files = List.of(
                file("changed.csv", LONG, LONG.replace("b\n", "B\n").replace("i\n", "") + "k\n"),
                file("with-an-end.csv", "a\nb", "a\nb\n"),
                file("without-an-end.csv", "a\nb\n", "a\nB"),
                file("words.csv", "\u0628\u0627\u0628,1\n", "\u0628\u0627\u0628,2\n-- no sign\n"),
                file("new/file.csv", null, "a\n"),
                file("gone.csv", "a\nb\n", null));
        for (ChangedFile file : files) {
            write(file.path(), file.before());
        }
        apply(ChangePatch.of(files));

        for (ChangedFile file : files) {
            assertThat(read(file.path())).as(file.path()).isEqualTo(file.after());
        }
    }

    @Test
    void showsOfALargeFileThatHasBecomeAnotherHowLongBothAre() throws Exception {
        String before = lines("a", 60_000);
        String after = lines("b", 40_000);
        ChangedFile file = file("other.csv", before, after);
        write(file.path(), before);

        assertThat(ChangePatch.shown(file))
                .endsWith(
                        "too different to show; 60000 lines before, 40000 after; 'flaghoist change patch' has both\n");
        apply(ChangePatch.of(List.of(file)));
        assertThat(read(file.path())).isEqualTo(after);
    }

    @Test
    void showsTheFewLinesOfALargeFileThatDiffer() {
        String before = lines("a", 60_000);

        assertThat(ChangePatch.shown(file("large.csv", before, "first\n" + before + "last\n")))
                .contains("+first\n", "+last\n")
                .hasLineCount(13);
    }

    private static String lines(String word, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(word).append(i).append('\n');
        }
        return text.toString();
    }

    private static ChangedFile file(String name, @Nullable String before, @Nullable String after) {
        return new ChangedFile(1, "mappings/uk/" + name, before, after);
    }

    private void write(String path, @Nullable String text) throws IOException {
        if (text != null) {
            Path file = repository.resolve(path);
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, text);
        }
    }

    private @Nullable String read(String path) throws IOException {
        Path file = repository.resolve(path);
        return Files.exists(file) ? Files.readString(file) : null;
    }

    private void apply(String patch) throws Exception {
        Path file = Files.writeString(repository.resolve("change.patch"), patch);
        Process git = new ProcessBuilder("git", "apply", file.toString())
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .start();
        try (InputStream said = git.getInputStream()) {
            assertThat(new String(said.readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
        }
        assertThat(git.waitFor()).as(patch).isZero();
    }
}
