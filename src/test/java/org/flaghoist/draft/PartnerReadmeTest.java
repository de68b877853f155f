package org.flaghoist.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
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

/** The table of fields in a partner's README, and what it says of its form, are made again of its files. */
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

        assertThat(output.getOut().lines())
                .startsWith(table(like).toArray(String[]::new))
                .contains("### A monthly picture");
        assertThat(readme).hasContent(before);
        assertThat(readme("--write")).isZero();
        assertThat(Files.readString(readme))
                .isEqualTo(before.replace(whole(before), whole(like))
                        .replace(made(before), made(Files.readString(readme))));
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

    @Test
    void makesAgainWhatItSaysOfTheFormAndKeepsWhatAPersonWroteAroundIt() throws IOException {
        Path table = mappings().resolve("fr/action.csv");
        Files.writeString(readme, "Ours above.\n\n" + Files.readString(readme) + "\nOurs below.\n");
        Files.writeString(
                table, Files.readString(table).replace("NEU;NEW", "NEUF;NEW\nINCONNU;!CODE_UNKNOWN\nNEU;NEW;in"));

        assertThat(readme("--write")).isZero();

        assertThat(made(Files.readString(readme)))
                .contains("| `action` | `NEUF` = NEW, `INCONNU` is refused (`CODE_UNKNOWN`), `NEU` = NEW (in only)")
                .contains("ISO 3166-1, the 249 assigned codes: 249 words of `codes/country.csv`")
                .contains("| `zeit` | moment |", "- Charset: UTF-8.");
        assertThat(Files.readString(readme)).startsWith("Ours above.\n").endsWith("\nOurs below.\n");
        String once = Files.readString(readme);
        readme("--write");
        assertThat(readme).hasContent(once);
    }

    @Test
    void saysThatTheFormCannotTellTwoHoursApart() throws IOException {
        Path format = mappings().resolve("fr/format.yaml");
        Files.writeString(format, Files.readString(format).replaceFirst("(?m)^  fold: .*$", "  noFold: true"));

        assertThat(readme("--write")).isZero();

        assertThat(made(Files.readString(readme)))
                .contains("of Europe/Vienna; what is in the hour that is there twice is neither taken nor sent.");
    }

    @Test
    void saysHowTheCellsOfACsvAreWritten() throws IOException {
        String made = made(Files.readString(draftedLike("bg").resolve("README.md")));

        assertThat(made)
                .contains("`|` stands between entries and `~` between the parts")
                .contains("- Separator of cells: `;`.", "windows-1251", "(RFC 4180)")
                .contains("| `Отговор на` | one | sender `~` id |")
                .contains("| `Описание` | any number | language `~` text |")
                .contains("| `Ограничения` | at most 2000 characters in the cell out |")
                .contains("| `Време` | moment |  | `at` |")
                .contains("| `action` | no word yet for `NEW`, `UPDATE`, `CANCEL` |");
    }

    @Test
    void saysHowRecordsMakeGroups() throws IOException {
        String made = made(Files.readString(draftedLike("ly").resolve("README.md")));

        assertThat(made)
                .contains("Each record has 400 bytes", "A group is a message: the record `N`")
                .contains("| `H` header | `H01` 2 (sender), `H02` 3 (number of the file), `H03` 16 (time) |")
                .contains("| `M` any number | `M01` 60, `M02` 60, `M03` 5, `M04` 40 |")
                .contains("| `Z` trailer | `Z01` 6 (records before it), `Z02` 8 (CRC-32 of all bytes before it) |")
                .contains("`N22` and all behind it are there only where `N04` is `8`");
    }

    @Test
    void writesTheTableAloneWhereThereIsNoPlaceForTheRest(CapturedOutput output) throws IOException {
        String before = Files.readString(readme);
        Files.writeString(readme, before.replace(made(before), ""));

        assertThat(readme("--write")).isZero();

        assertThat(output.getOut()).contains("only the table is written").contains(PartnerReadme.PLACE);
        assertThat(readme).content().doesNotContain("### ");
    }

    @Test
    void saysNothingOfAFormThatLacksWhatItNeeds() throws IOException {
        Path format = mappings().resolve("fr/format.yaml");
        Files.writeString(format, Files.readString(format).replaceFirst("(?m)^times:\\n(  .*\\n)+", ""));

        assertThat(readme("--write")).isZero();

        assertThat(made(Files.readString(readme))).doesNotContain("### ");
    }

    @Test
    void refusesAPlaceWithoutItsEnd(CapturedOutput output) throws IOException {
        Files.writeString(readme, Files.readString(readme).replace(MadeBlock.END, ""));
        String before = Files.readString(readme);

        assertThat(readme("--write")).isOne();

        assertThat(output.getErr()).contains("made part: lacks its other line");
        assertThat(readme).hasContent(before);
    }

    @Test
    void saysWhatOthersCallThePartner() throws IOException {
        Path called = mappings().resolve("fr/called.yaml");
        assertThat(made(Files.readString(readme))).contains("| `bg` | `partner` | no word yet |");
        Files.writeString(called, "words: {bg: {partner: ФРАНЦИЯ}}\n");

        readme("--write");

        assertThat(made(Files.readString(readme))).contains("| `bg` | `partner` | `ФРАНЦИЯ` |");
    }

    @Test
    void isFoundWhereItIsOlderThanWhatItIsMadeOf() throws IOException {
        readme("--write");
        assertThat(PartnerReadme.old(mappings(), Set.of("fr", "at"))).isEmpty();
        Path table = mappings().resolve("fr/action.csv");
        Files.writeString(table, Files.readString(table).replace("NEU;NEW", "NEUF;NEW"));

        assertThat(PartnerReadme.old(mappings(), Set.of("fr", "at")))
                .singleElement()
                .asString()
                .matches(".*README\\.md:[0-9]+: made part: is not what format\\.yaml, the mappings and the tables give"
                        + " now; make it again: flaghoist readme fr --write");
    }

    @Test
    void staysAsItIsWhenAnotherPartnerBringsAWordAlong() throws IOException {
        readme("--write");
        Files.writeString(mappings().resolve("uk/called.yaml"), "words: {fr: {partner: ROYAUME}}\n");

        assertThat(PartnerReadme.old(mappings(), Set.of("fr"))).isEmpty();
    }

    private static String made(String readme) {
        return readme.substring(
                readme.indexOf(MadeBlock.BEGIN), readme.indexOf(MadeBlock.END) + MadeBlock.END.length());
    }

    private Path draftedLike(String like) throws IOException {
        PartnerDraft.write(new DraftRequest(
                "gr",
                "Greece",
                like,
                like,
                null,
                null,
                project.resolve("config"),
                mappings(),
                project.resolve("samples")));
        return mappings().resolve("gr");
    }

    private int readme(String... more) {
        return Commands.run(
                Stream.concat(Stream.of("readme", "fr", "--mappings", mappings().toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    /** What `new --like at` says of the same fields. */
    private String drafted() throws IOException {
        return Files.readString(draftedLike("at").resolve("README.md"));
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
