package org.flaghoist.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flaghoist.lint.Lint;
import org.flaghoist.lint.NotCarriedRows;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.testing.FilledDraft;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** A new partner has its own names for all fields and tables, which it gives in one list. */
class RenamedDraftTest {
    private Path project = Path.of("");
    private Path list = Path.of("");

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        project = directory;
        list = directory.resolve("names.csv");
        FileSystemUtils.copyRecursively(Path.of("config"), project.resolve("config"));
        FileSystemUtils.copyRecursively(Path.of("mappings"), project.resolve("mappings"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at", "ro", "europol", "uk", "ly"})
    void hasEveryNewNameInEveryFile(String like) throws IOException {
        assertThat(PartnerDraft.write(like(like)))
                .singleElement()
                .asString()
                .startsWith(list + ": write the new names");
        assertThat(project.resolve("mappings/fr")).doesNotExist();
        renameAll(like);

        PartnerDraft.write(like(like));

        fill();
        SetupFaults faults = new SetupFaults();
        Mappings read = Mappings.read(project.resolve("mappings"), faults);
        assertThat(faults.all()).isEmpty();
        // The words here do not fit the fields of records.
        assertThat(Lint.of(project.resolve("config"), project.resolve("mappings"), read.partners(), read.partners()))
                .filteredOn(fault -> !fault.contains(".csv:"))
                .isEmpty();
        String format = Files.readString(project.resolve("mappings/fr/format.yaml"));
        // Records and texts are called by their letters.
        Pattern old = Pattern.compile("(?m)^ +'?@?(?!\\w+Đneu)\\w+'?:(?= *$| *\\{type)");
        assertThat(old.matcher(format)
                        .results()
                        .map(found -> found.group().strip())
                        .filter(name -> !like.equals("ly") || name.length() > "T1:".length()))
                .isSubsetOf("members:", "fold:", "structure:", "characters:");
    }

    @Test
    void renamesColumnsOfSeveralWordsAndLeavesTheHubsNamesInCells() throws IOException {
        PartnerDraft.write(like("bg"));
        assertThat(list).content().contains("field;Код на място;").doesNotContain("field;kind;", "lengthMetres");
        Files.writeString(list, "field;Място;;Mesto\nfield;Код на място;;Šifra mesta\nfield;Съдове;;Plovila\n");

        PartnerDraft.write(like("bg"));

        Path folder = project.resolve("mappings/fr");
        assertThat(folder.resolve("in.jslt"))
                .content()
                .contains(".\"Място (латиница)\"", ".\"Mesto\"", ".\"Šifra mesta\"", "\"vessels\": .\"Plovila\"");
        assertThat(folder.resolve("out.jslt"))
                .content()
                .contains("\"Място (латиница)\":", "\"Mesto\":", "\"Šifra mesta\":");
        assertThat(folder.resolve("format.yaml"))
                .content()
                .contains("  Място (латиница): {", "  Mesto: {", "  Šifra mesta: {", "vessels.kind: Plovila");
        fill();
        SetupFaults faults = new SetupFaults();
        Mappings read = Mappings.read(project.resolve("mappings"), faults);
        assertThat(faults.all()).isEmpty();
        assertThat(Lint.of(project.resolve("config"), project.resolve("mappings"), read.partners(), read.partners()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"at", "ro", "europol", "uk", "ly", "bg"})
    void hasNoCommentAboutTheOtherOfItsNamesOrItsReadme(String like) throws IOException {
        PartnerDraft.write(like(like));
        renameAll(like);

        PartnerDraft.write(like(like));

        Pattern old = Pattern.compile("[A-Z]\\d\\d|README\\.md, section|README\\.md, sections|\\^N|dringlichkeit");
        assertThat(comments("format.yaml"))
                .noneMatch(comment -> old.matcher(comment).find());
        try (Stream<Path> files = Files.list(project.resolve("mappings/fr"))) {
            for (Path file : files.toList()) {
                if (file.toString().endsWith(".csv")) {
                    assertThat(comments(file.getFileName().toString()))
                            .noneMatch(comment -> old.matcher(comment).find());
                }
            }
        }
        assertThat(comments("format.yaml"))
                .anyMatch(comment -> comment.startsWith("# urgency: {immediate: '<pattern>', priority: '<pattern>'}"));
    }

    private List<String> comments(String name) throws IOException {
        return Files.readAllLines(project.resolve("mappings/fr").resolve(name)).stream()
                .filter(line -> line.strip().startsWith("#"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"at", "ro", "europol", "uk", "ly", "bg"})
    void listsEachTableOfTheOthersFolder(String like) throws IOException {
        PartnerDraft.write(like(like));

        List<String> listed = Files.readAllLines(list).stream()
                .filter(row -> row.startsWith("table;"))
                .map(row -> row.split(";")[1] + ".csv")
                .toList();
        try (Stream<Path> files = Files.list(project.resolve("mappings").resolve(like))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".csv")))
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
    }

    @Test
    void namesTheNewFieldsInWhatItsFormDoesNotCarry() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("src/test/samples/bg"), project.resolve("samples/bg"));
        Path rows = project.resolve("samples/bg/not-carried.csv");
        change(rows, "in;/Край/precision;", "in;/Съдове/*/kind;why\nin;/Край/precision;");
        Files.writeString(list, "field;Край;;Fine\nfield;Съдове;;Navi\n");

        PartnerDraft.write(like("bg"));

        Path own = project.resolve("samples/fr/not-carried.csv");
        assertThat(Files.readString(own).replaceAll(" # LOOK: .*", ""))
                .isEqualTo(Files.readString(rows)
                        .replace("/Край/precision;", "/Fine/precision;")
                        .replace("/Съдове/*/kind;", "/Navi/*/kind;"));
        assertThat(NotCarriedRows.faults(project.resolve("samples"), project.resolve("mappings"), Set.of("fr")))
                .isEmpty();
    }

    @Test
    void namesTheNewMembersInWhatItsFormDoesNotCarry() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("src/test/samples/ro"), project.resolve("samples/ro"));
        Files.writeString(list, "field;eveniment;;evento\nfield;sfarsit;;fine\n");

        PartnerDraft.write(like("ro"));

        assertThat(project.resolve("samples/fr/not-carried.csv"))
                .content()
                .contains("\nin;/evento/fine/precision;it is that of the start, another is refused when read # LOOK: ")
                .contains("\nout;/engines/*/serialKey;the form has the serial as written only # LOOK: ");
        assertThat(NotCarriedRows.faults(project.resolve("samples"), project.resolve("mappings"), Set.of("fr")))
                .isEmpty();
    }

    private void renameAll(String like) throws IOException {
        String names = like.equals("ly") ? "[^;\n]{3,}" : "[^;\n]+";
        Files.writeString(
                list, Files.readString(list).replaceAll("(?m)^(\\w+;)(" + names + ")(;[^;\n]*;)$", "$1$2$3$2Đneu"));
    }

    /** With words that are the same as no other. */
    private void fill() throws IOException {
        Path folder = project.resolve("mappings/fr");
        boolean hasLabel = Files.readString(folder.resolve("format.yaml")).contains("{sensitive: true");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".csv")).toList()) {
                List<String> rows = Files.readAllLines(file);
                int basic = rows.indexOf(";BASIC");
                for (int i = 0; i < rows.size(); i++) {
                    // Not all forms have a label of their own for it.
                    String word = !hasLabel && rows.get(i).startsWith(";SENSITIVE")
                            ? "w" + basic + ";SENSITIVE;out"
                            : "w" + i + rows.get(i);
                    rows.set(i, rows.get(i).startsWith(";") ? word : rows.get(i));
                }
                Files.write(file, rows);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Path format = folder.resolve("format.yaml");
        Files.writeString(format, FilledDraft.withZone(Files.readString(format), "UTC"));
        change(folder.resolve("called.yaml"), "\"\"", "\"99\"");
    }

    private static void change(Path file, String text, String other) throws IOException {
        Files.writeString(file, Files.readString(file).replace(text, other));
    }

    private DraftRequest like(String like) {
        return new DraftRequest(
                "fr",
                "France",
                like,
                like,
                null,
                list,
                project.resolve("config"),
                project.resolve("mappings"),
                project.resolve("samples"));
    }
}
