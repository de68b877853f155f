package org.flaghoist.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.format.CalledWords;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.mapping.FieldMeanings;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.flaghoist.testing.CaseRun;
import org.flaghoist.testing.SampleCase;
import org.flaghoist.testing.ShippedPartners;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found in mappings, tables and READMEs, as the cases under {@code src/test/samples/lint} have it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LintCasesTest {

    private static final Path CONFIG = Path.of("config");
    private static final Set<String> ALL = Set.copyOf(ShippedPartners.ids());
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private final CaseRun run = new CaseRun(Map.ofEntries(
            Map.entry("lint", (run, words) -> run.found(lint(mappings(run), words))),
            Map.entry("beside", (run, words) -> run.found(beside(mappings(run), words))),
            Map.entry("maximal", (run, words) -> run.found(maximal(run.file(words.get(0)), run.file(words.get(1))))),
            Map.entry(
                    "hourTwice",
                    (run, words) -> look(run, run.path(), (folder, format, found) -> {
                        new HourTwice(folder, NOW, found).check(format);
                    })),
            Map.entry(
                    "sensitiveLabel",
                    (run, words) -> look(run, partner(run, words), (folder, format, found) -> {
                        new SensitiveLabel(folder, found).check(format);
                    })),
            Map.entry(
                    "revisions",
                    (run, words) -> look(run, partner(run, words), (folder, format, found) -> {
                        new GroupedRevisions(folder, found).check(format, meanings(folder, format));
                    })),
            Map.entry(
                    "personal",
                    (run, words) -> look(run, partner(run, words), (folder, format, found) -> {
                        new PersonalFields(mappings(run), words.get(0), found).check(format, meanings(folder, format));
                    })),
            Map.entry(
                    "schemaWords",
                    (run, words) -> look(run, partner(run, words), (folder, format, found) -> {
                        add(folder, words.subList(1, words.size()), found);
                        CalledWords called = CalledWords.read(mappings(run), new SetupFaults());
                        new SchemaWords(folder, called, found).check(format);
                    })),
            Map.entry("readmeHead", (run, words) -> run.name(words.get(0), ReadmeTable.HEAD)),
            Map.entry(
                    "readmeCell",
                    (run, words) -> fill(run, words.get(0), words.get(1).replace('*', '`'))),
            Map.entry(
                    "readmeFields",
                    (run, words) -> look(run, run.path().resolve("p"), (folder, format, found) -> {
                        assertThat(found.all()).isEmpty();
                        new ReadmeFields(folder, found).check(format, FieldMeanings.none(), member -> true);
                    })),
            Map.entry(
                    "readmeMeanings",
                    (run, words) -> look(run, partner(run, words), (folder, format, found) -> {
                        Predicate<String> isMember =
                                member -> !words.subList(1, words.size()).contains(member);
                        new ReadmeFields(folder, found).check(format, meanings(folder, format), isMember);
                    })),
            Map.entry("list", (run, words) -> list(mappings(run).resolve("fr/fr.xsd"), words.get(0))),
            Map.entry(
                    "enumerations",
                    (run, words) -> enumerate(run, Stream.of(words.get(0).split(" ")))),
            Map.entry(
                    "enumerationsOf",
                    (run, words) -> enumerate(run, rows(mappings(run).resolve(words.get(0))))),
            Map.entry(
                    "untouched",
                    (run, words) -> run.found(untouched(run.path(), words.get(0).equals("in"))))));

    LintCasesTest() throws IOException {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void holds(SampleCase each) throws Exception {
        run.run(each);
    }

    static List<SampleCase> cases() {
        return SampleCase.in("lint");
    }

    @AfterAll
    void delete() {
        run.close();
    }

    private interface Look {
        void at(Path folder, FormatFile format, SetupFaults found) throws IOException;
    }

    private static void look(CaseRun run, Path folder, Look look) throws IOException {
        SetupFaults found = new SetupFaults();
        Path yaml = folder.resolve("format.yaml");
        look.at(folder, Objects.requireNonNull(StrictYaml.read(yaml, FormatFile.class, found)), found);
        run.found(found.all());
    }

    private static Path mappings(CaseRun run) {
        return run.file("~/mappings");
    }

    private static Path partner(CaseRun run, List<String> words) {
        return mappings(run).resolve(words.get(0));
    }

    private static FieldMeanings meanings(Path folder, FormatFile format) throws IOException {
        Path mappings = Objects.requireNonNull(folder.getParent());
        return FieldMeanings.ofRead(mappings, mappings.relativize(folder).toString(), format);
    }

    /** What a start finds, or else what no start finds; {@code unlisted} are in no release policy. */
    private static List<String> lint(Path mappings, List<String> unlisted) {
        SetupFaults faults = new SetupFaults();
        Mappings.read(mappings, faults);
        Set<String> listed = new HashSet<>(ALL);
        unlisted.forEach(listed::remove);
        return faults.isEmpty() ? Lint.of(CONFIG, mappings, ALL, listed) : faults.all();
    }

    /** What a start finds, and what no start finds; {@code more} are partners besides those that are shipped. */
    private static List<String> beside(Path mappings, List<String> more) {
        SetupFaults faults = new SetupFaults();
        Mappings.read(mappings, faults);
        Set<String> partners = new HashSet<>(ALL);
        partners.addAll(more);
        List<String> found = new ArrayList<>(faults.all());
        found.addAll(Lint.beside(faults.all(), CONFIG, mappings, partners, partners));
        return found;
    }

    private static List<String> maximal(Path samples, Path mappings) throws IOException {
        SetupFaults faults = new SetupFaults();
        Mappings read = Mappings.read(mappings, faults);
        faults.throwIfAny();
        return MaximalSamples.faults(samples, mappings, read);
    }

    private static List<String> untouched(Path folder, boolean inbound) throws IOException {
        Path yaml = folder.resolve("format.yaml");
        FormatFile format = Objects.requireNonNull(StrictYaml.read(yaml, FormatFile.class, new SetupFaults()));
        HubNames hub = HubNames.read(Path.of("mappings/notification.schema.json"));
        JsltNames names = JsltNames.of(folder.resolve("x.jslt"));
        return new UntouchedFields(yaml, hub)
                .of("x.jslt", names, "notification", format.notification(), inbound).stream()
                        .map(field -> yaml + ":" + field.line() + ": " + field.key() + ": " + field.message())
                        .toList();
    }

    /** Faults that are found already, each as {@code <file> <line> <key> <message>}. */
    private static void add(Path folder, List<String> already, SetupFaults found) {
        for (String fault : already) {
            String[] parts = fault.split(" ", 4);
            found.add(folder.resolve(parts[0]), Integer.parseInt(parts[1]), parts[2], parts[3]);
        }
    }

    private static void fill(CaseRun run, String cell, String text) throws IOException {
        change(run.file("~/mappings/p/README.md"), cell, text);
    }

    /** The type of a notification is one of these words. */
    private static void list(Path schema, String words) throws IOException {
        change(schema, "<xs:element name=\"type\" type=\"xs:string\">", "<xs:element name=\"type\" type=\"Type\">");
        change(
                schema,
                "</xs:schema>",
                "  <xs:simpleType name=\"Type\">\n    <xs:restriction base=\"xs:string\">\n"
                        + enumerations(Stream.of(words.split(" ")))
                        + "    </xs:restriction>\n  </xs:simpleType>\n</xs:schema>");
    }

    private static void enumerate(CaseRun run, Stream<String> words) throws IOException {
        change(mappings(run).resolve("fr/fr.xsd"), "ENUMERATIONS", enumerations(words));
    }

    private static String enumerations(Stream<String> words) {
        return words.map(word -> "      <xs:enumeration value=\"" + word + "\"/>\n")
                .collect(Collectors.joining());
    }

    /** Native words. */
    private static Stream<String> rows(Path table) throws IOException {
        return Files.readAllLines(table).stream()
                .filter(row -> !row.startsWith("#"))
                .map(row -> row.split(";")[0]);
    }

    private static void change(Path file, String text, String other) throws IOException {
        String sound = Files.readString(file);
        assertThat(sound).contains(text);
        Files.writeString(file, sound.replace(text, other));
    }
}
