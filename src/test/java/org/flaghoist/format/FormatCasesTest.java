package org.flaghoist.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.flaghoist.draft.JsonSchemaDraft;
import org.flaghoist.format.CalledWords.Word;
import org.flaghoist.format.definition.CalledFile;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.fields.HubGrade;
import org.flaghoist.format.fields.MessageWriting;
import org.flaghoist.format.fields.UnfitMember;
import org.flaghoist.format.fields.Units;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.testing.CaseRun;
import org.flaghoist.testing.SampleCase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a form is refused for, and what it reads and writes, as the cases under {@code src/test/samples/format} say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FormatCasesTest {

    private static final CalledWords NONE = new CalledWords(Map.of(), Map.of());
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CaseRun run = new CaseRun(Map.ofEntries(
            Map.entry("refused", (run, words) -> assertThat(read(run, NONE)).isNull()),
            Map.entry("faults", (run, words) -> read(run, NONE)),
            Map.entry("faultsOfForm", this::faultsOfForm),
            Map.entry("moment", (run, words) -> run.said(said(TimePattern.faultOfMoment(words.get(0))))),
            Map.entry("day", (run, words) -> run.said(said(TimePattern.faultOfDay(words.get(0))))),
            Map.entry("gradingTable", (run, words) -> gradingTable(run, words.isEmpty() ? null : words.get(0))),
            Map.entry(
                    "oneWay",
                    (run, words) -> run.found(gradingTable(run, null).oneWay().stream()
                            .map(each -> each.line() + " " + each.words() + " " + each.avoidable())
                            .toList())),
            Map.entry(
                    "gradesSaid",
                    (run, words) -> run.found(HubGrade.all(false).stream()
                            .filter(gradingTable(run, null)::says)
                            .map(HubGrade::word)
                            .toList())),
            Map.entry("table", (run, words) -> table(run, words.get(0), words.size() > 1)),
            Map.entry("setup", (run, words) -> run.said(setupFault(run.file("~/" + words.get(0))))),
            Map.entry("written", this::written),
            Map.entry(
                    "sent",
                    (run, words) -> run.said(text(format(run, words)
                            .writeNotification(members(words.get(1)), MessageWriting.ofWhatIsSent(ZoneOffset.UTC))))),
            Map.entry(
                    "receipt", (run, words) -> run.said(text(format(run, words).writeReceipt(members(words.get(1)))))),
            Map.entry("readBack", this::readBack),
            Map.entry("read", (run, words) -> reading(run, words, message -> message)),
            Map.entry("readQuoted", (run, words) -> reading(run, words, message -> message.replace('\'', '"'))),
            Map.entry("jsonSchema", (run, words) -> {
                setupFault(run.file("~/" + words.get(0)));
                run.said(JsonSchemaDraft.of(run.path(), words.get(0)));
            }),
            Map.entry("json", (run, words) -> assertThat(said(run)).isEqualTo(members(words.get(0)))),
            Map.entry(
                    "jsonAt",
                    (run, words) -> assertThat(said(run).at(words.get(0))).isEqualTo(json(words.get(1)))),
            Map.entry(
                    "valuesAt",
                    (run, words) -> run.found(said(run).at(words.get(0)).findValues(words.get(1)).stream()
                            .map(JsonNode::toString)
                            .toList()))));

    FormatCasesTest() throws IOException {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void holds(SampleCase each) throws Exception {
        run.run(each);
    }

    static List<SampleCase> cases() {
        return SampleCase.in("format");
    }

    @AfterAll
    void delete() {
        run.close();
    }

    /** Faults are found without the name of the file, {@code p/format.yaml}. */
    private static @Nullable Format read(CaseRun run, CalledWords called) {
        Path folder = run.file("~/p");
        SetupFaults faults = new SetupFaults();
        Format format = new FormatReader(new Units(Map.of()), called, faults).read(folder);
        String yaml = folder.resolve("format.yaml").toString();
        run.found(faults.all().stream()
                .map(fault -> fault.startsWith(yaml) ? fault.substring(yaml.length()) : fault)
                .toList());
        return format;
    }

    /** @param words a table, a partner, the word that this one brings along to it, and other partners */
    private void faultsOfForm(CaseRun run, List<String> words) {
        CalledWords called = NONE;
        if (!words.isEmpty()) {
            Path folder = run.file("~/p");
            JsonPointer place = JsonPointer.valueOf("/words/tn");
            Word brought = new Word(folder.resolve("called.yaml"), place, words.get(0), words.get(1), words.get(2));
            Map<String, CalledFile> partners = new HashMap<>(Map.of(words.get(1), CalledFile.NONE));
            words.subList(3, words.size()).forEach(other -> partners.put(other, CalledFile.NONE));
            called = new CalledWords(partners, Map.of(folder.resolve(words.get(0) + ".csv"), List.of(brought)));
        }
        read(run, called);
        run.found(run.lines().stream().filter(fault -> fault.startsWith(":")).toList());
    }

    private static String said(@Nullable String fault) {
        return fault == null ? "sound" : fault;
    }

    private static GradingTable gradingTable(CaseRun run, @Nullable String information) throws IOException {
        ObjectNode field = JsonNodeFactory.instance.objectNode().put("type", "GRADING");
        SetupFaults faults = new SetupFaults();
        Field graded = JSON.treeToValue(field.put("information", information), Field.class);
        GradingTable table = GradingTable.read(run.file("~/grades.csv"), graded, faults);
        run.found(faults.all());
        return table;
    }

    private static void table(CaseRun run, String name, boolean asMarking) {
        SetupFaults faults = new SetupFaults();
        CalledWords none = new CalledWords(new HashMap<>(), new HashMap<>());
        assertThat(new CodeTables(none, faults).read(run.path(), name, asMarking))
                .isPresent();
        run.found(faults.all());
    }

    private static String setupFault(Path folder) {
        SetupFaults faults = new SetupFaults();
        new FormatReader(new Units(Map.of()), NONE, faults).read(folder);
        return String.join("\n", faults.all());
    }

    private static Format format(CaseRun run, List<String> words) {
        SetupFaults faults = new SetupFaults();
        Format format = new FormatReader(new Units(Map.of()), NONE, faults).read(run.file("~/" + words.get(0)));
        faults.throwIfAny();
        return Objects.requireNonNull(format);
    }

    /** @param words a folder, the members of a notification, and sentences that the hub adds */
    private void written(CaseRun run, List<String> words) throws IOException {
        Format format = format(run, words);
        List<JsonNode> added = words.size() > 2 ? List.of(members(words.get(2))) : List.of();
        try {
            run.said(text(format.writeNotification(
                    members(words.get(1)), MessageWriting.ofWhatIsGot(ZoneOffset.UTC, added))));
        } catch (Rejection refused) {
            run.said("refused: " + refused.code() + " " + refused.field());
        } catch (UnfitMember unfit) {
            run.said("unfit: " + unfit.getMessage());
        }
    }

    private void readBack(CaseRun run, List<String> words) throws IOException {
        Format format = format(run, words);
        MessageWriting writing = MessageWriting.ofWhatIsGot(ZoneOffset.ofHours(2), List.of());
        JsonNode raw = JSON.readTree(format.writeNotification(members(words.get(1)), writing));
        Faults faults = new Faults();
        JsonNode read = format.read(text(raw).getBytes(StandardCharsets.UTF_8), 1, faults);
        faults.throwFirst();
        run.said(String.valueOf(read));
    }

    private static void reading(CaseRun run, List<String> words, UnaryOperator<String> quoted) {
        Format format = format(run, words);
        Faults faults = new Faults();
        try {
            byte[] bytes = quoted.apply(words.get(1)).getBytes(StandardCharsets.UTF_8);
            JsonNode read = format.read(format.syntax().cut(bytes).get(0).bytes(), 1, faults);
            faults.throwFirst();
            run.said(String.valueOf(read));
        } catch (Rejection rejected) {
            run.said("rejected: " + rejected.code() + " " + rejected.location());
        }
    }

    private static JsonNode said(CaseRun run) throws IOException {
        return JSON.readTree(run.out());
    }

    private static ObjectNode members(String text) throws IOException {
        return (ObjectNode) json("{" + text + "}");
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text.replace('\'', '"'));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String text(JsonNode node) {
        return node.toString();
    }
}
