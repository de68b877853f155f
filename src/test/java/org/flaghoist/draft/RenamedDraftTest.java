package org.flaghoist.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.provider.CsvSource;
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

    @Test
    void refusesNamesThatNoFormCanHave() throws IOException {
        Files.writeString(list, "field;antet;;en: tete\n");

        assertThatThrownBy(() -> PartnerDraft.write(like("ro")))
                .hasMessageContaining(list + ":1: en: tete: has other signs than letters");
    }

    @Test
    void reportsARowThatIsNoneWithItsLine() throws IOException {
        Files.writeString(list, "field;antet;\nfeld;antet;entete\ntable;tip;type\ntable;pe;type\nfield;x\n");

        assertThatThrownBy(() -> PartnerDraft.write(like("ro")))
                .hasMessageContaining(list + ":2: feld: is no kind of name; write 'field' or 'table'")
                .hasMessageContaining(list + ":4: type: is the name of two tables; write another one")
                .hasMessageContaining(list
                        + ":5: field: has 2 cells; write 'kind;name;what it means;new name' or 'kind;name;new name'");
        assertThat(project.resolve("mappings/fr")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ro | table;tip;niveau~table;nivel;;niveau | :2: niveau: is the name of two tables; write another one
            ro | table;tip;Nivel                      | :1: Nivel: is the name of two tables; write another one
            ro | table;tip;country                    | :1: country: is the name of a table that all partners share
            ro | table;tip;a b/../../c                | :1: a b/../../c: is no name of a table, which is that of its file
            ro | field;antett;entete                  | :1: antett: is no field of ro, nor a part of one, that has a name to give
            ro | table;tipp;type                      | :1: tipp: is no table of ro; correct the name, or remove the line
            ro | table;tip;a~table;tip;b              | :2: tip: has two lines; remove one
            ro | field;antet;en tete                  | :1: en tete: is no name in XML; begin with a letter
            ro | field;confirmare;notificare            | :1: notificare: is the name of 'notificare' and of 'confirmare'
            at | field;dringlichkeit;aktenzeichen     | :1: aktenzeichen: is the name of 'aktenzeichen' and of 'dringlichkeit'
            at | field;boote;x~field;personen;x       | :2: x: is the name of 'boote' and of 'personen', which stand beside
            bg | table;type;grading                   | :1: grading: is the name of two tables; write another one
            europol | table;types;flags               | :1: flags: is the name of two tables; write another one
            bg | field;Място;Съдове                   | :1: Съдове: is the name of 'Място' and of 'Съдове'
            ly | field;N14;N16                        | :1: N16: is the name of 'N14' and of 'N16'
            ly | field;T07;T04                        | :1: T04: is the name of 'T04' and of 'T07'
            ly | field;B;P                            | :1: P: is the name of 'B' and of 'P', which stand
            ly | field;N01;B01                        | :1: B: begins the names of another record
            ly | field;B;T                            | :1: T: begins the names of another record
            ly | field;B;EMB                          | :1: EMB: is a record, which is called by a single letter; write that
            ly | field;T1;RECIT                       | :1: RECIT: is a text, called 'T' and its purpose
            """)
    void refusesNamesOfWhichOneWouldBeLostBeforeAnythingIsWritten(String like, String rows, String fault)
            throws IOException {
        Files.writeString(list, rows.replace("~", "\n") + "\n");

        assertThatThrownBy(() -> PartnerDraft.write(like(like)))
                .hasMessageContaining("1 fault in the configuration")
                .hasMessageContaining(list + fault);
        assertThat(project.resolve("mappings/fr")).doesNotExist();
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

    @Test
    void letsFieldsOfTwoObjectsHaveOneName() throws IOException {
        Files.writeString(list, "field;bootsart;eidos\nfield;gegenstand;eidos\n");

        PartnerDraft.write(like("at"));

        assertThat(project.resolve("mappings/fr/format.yaml")).exists();
    }

    @Test
    void listsWhereEachNameStandsAndWhatItMeans() throws IOException {
        PartnerDraft.write(like("at"));

        assertThat(Files.readAllLines(list))
                .contains(
                        "field;aktenzeichen;aktenzeichen = id, bezug.aktenzeichen = inReplyTo.id, receipt: aktenzeichen"
                                + " = id;",
                        "field;sommerzeit;summer or winter time;",
                        "table;boat;boote.bootsart;");
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
    void listsTablesOfPartsOfACellAndThoseThatOnlyAMappingNames() throws IOException {
        PartnerDraft.write(like("bg"));
        assertThat(Files.readAllLines(list))
                .contains("table;grading;in.jslt;", "table;vessel;Съдове.kind;")
                .noneMatch(row -> row.startsWith("table;") && row.endsWith(";;"));
        Files.writeString(list, "table;grading;;ocena\n");

        PartnerDraft.write(like("bg"));

        assertThat(project.resolve("mappings/fr/in.jslt")).content().contains("\"ocena\")");
        assertThat(project.resolve("mappings/fr/ocena.csv")).exists();
        assertThat(project.resolve("mappings/fr/grading.csv")).doesNotExist();
    }

    @Test
    void saysOnceThatASpreadsheetHasSavedTheListWithOtherSigns() throws IOException {
        Files.writeString(list, "# What\nfield\tantet\tantet, all of it\tentete\nfield\ttip\t\ttype\n");

        assertThatThrownBy(() -> PartnerDraft.write(like("ro")))
                .hasMessageContaining(list + ":1: file: has tabs between the cells; save it with ';' between them");
    }

    @Test
    void namesTheNewFieldsInReceiptsAndPutsNoWordOfTheOtherThere() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("src/test/samples/at"), project.resolve("samples/at"));
        Files.writeString(list, "field;gegenstand;;eidos\nfield;gegenstaende;;antikeimena\n");

        PartnerDraft.write(like("at"));

        assertThat(project.resolve("samples/fr/receipts/rejected-field.receipt.json"))
                .content()
                .contains("\"location\" : \"/antikeimena/0/eidos\"", "\"field\" : \"eidos\"")
                .doesNotContain("RETTUNGSJACKE");
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
