package org.flaghoist.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.flaghoist.command.Commands;
import org.flaghoist.lint.ReadmeTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

/** The table of fields in a partner's README is made again of what its files say by then. */
@ExtendWith(OutputCaptureExtension.class)
class PartnerReadmeTest {

    private Path project = Path.of("");
    private Path readme = Path.of("");

    /** A partner that is drafted of a schema, and whose fields and mappings are those of 'at' by now. */
    @BeforeEach
    void fill(@TempDir Path directory) throws IOException {
        project = directory;
        readme = mappings().resolve("fr/README.md");
        FileSystemUtils.copyRecursively(Path.of("config"), project.resolve("config"));
        FileSystemUtils.copyRecursively(Path.of("mappings"), mappings());
        Path schema = Files.writeString(project.resolve("at.json"), JsonSchemaDraft.of(mappings(), "at"));
        DraftedFiles.drafted(project, "at", schema);
        try (Stream<Path> files = Files.list(mappings().resolve("at"))) {
            for (Path file : files.filter(each -> !each.endsWith("README.md")).toList()) {
                Files.copy(
                        file,
                        mappings().resolve("fr").resolve(file.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Test
    void hasTypesAndMembersAsADraftOfThatFormHasThem(CapturedOutput output) throws IOException {
        String before = Files.readString(readme);
        String like = drafted();

        assertThat(readme()).isZero();

        assertThat(output.getOut().lines()).containsExactlyElementsOf(table(like));
        assertThat(readme).hasContent(before);
        assertThat(readme("--write")).isZero();
        assertThat(Files.readString(readme)).isEqualTo(before.replace(whole(before), whole(like)));
    }

    @Test
    void keepsWhatAPersonHasWrittenAndSaysWhichFieldsAreGone(CapturedOutput output) throws IOException {
        readme("--write");
        List<String> made = table(Files.readString(readme));
        String open = row(made, "LOOK: ");
        String moved = row(made, "`id`");
        String written =
                open.replaceFirst("\\| (?:yes)? ?\\| LOOK: .* \\|$", "| with `x` | the *colour* \\\\\\\\| none |");
        String all = Files.readString(readme)
                .replace(open, written + "\n| `gone` | line | yes | what was |")
                .replace(moved, moved.replace("`id`", "`revision`"));
        Files.writeString(readme, all);

        assertThat(readme("--write")).isZero();

        assertThat(Files.readString(readme)).contains(written, moved).doesNotContain("gone");
        assertThat(output.getOut()).isEqualTo("removed: gone: what was\n");
    }

    @Test
    void isNotWrittenWhereThereIsNone(CapturedOutput output) throws IOException {
        Files.writeString(readme, "# France\n");

        assertThat(readme("--write")).isOne();

        assertThat(output.getErr())
                .contains(
                        readme + ":1: ",
                        "has no table of fields; write this line where it is to stand",
                        ReadmeTable.HEAD);
        assertThat(readme).hasContent("# France\n");
        assertThat(readme()).isZero();
    }

    private int readme(String... more) {
        return Commands.run(
                Stream.concat(Stream.of("readme", "fr", "--mappings", mappings().toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    /** What `new --like at` says of the same fields. */
    private String drafted() throws IOException {
        PartnerDraft.write(new DraftRequest(
                "gr",
                "Greece",
                "at",
                "at",
                null,
                null,
                project.resolve("config"),
                mappings(),
                project.resolve("samples")));
        return Files.readString(mappings().resolve("gr/README.md"));
    }

    private static String row(List<String> table, String meaning) {
        return table.stream()
                .filter(row -> row.contains("| " + meaning) && row.contains("` | "))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> table(String readme) {
        return whole(readme).lines().toList();
    }

    private static String whole(String readme) {
        String from = readme.substring(readme.indexOf(ReadmeTable.HEAD));
        return from.substring(0, from.indexOf("\n\n"));
    }

    private Path mappings() {
        return project.resolve("mappings");
    }
}
