package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flaghoist.format.CalledWords;
import org.flaghoist.format.CodeTables;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.UnknownWord;
import org.flaghoist.testing.CaseRun;
import org.flaghoist.testing.SampleCase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What tables and mappings are refused for, and messages by them, as {@code src/test/samples/mapping} has it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MappingCasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CaseRun run = new CaseRun(Map.ofEntries(
            Map.entry("faults", (run, words) -> run.found(faults(run).all())),
            Map.entry(
                    "missing",
                    (run, words) -> run.found(PartnerWords.missing(run.file("~/mappings"), Set.copyOf(words)))),
            Map.entry("partner", (run, words) -> partner(run.file("~/mappings"), words)),
            Map.entry("tables", (run, words) -> run.found(tables(run.file("~/mappings"), words))),
            Map.entry(
                    "faultCodes",
                    (run, words) ->
                            run.name("codes", List.of(FaultCode.values()).toString())),
            Map.entry(
                    "firstCell",
                    (run, words) -> run.said(CodeTables.rows(run.file(words.get(0)), new SetupFaults())
                            .get(0)
                            .cell(0))),
            Map.entry("sensitiveOf", (run, words) -> run.said(sensitive(run, words.get(0)))),
            Map.entry(
                    "translated",
                    (run, words) -> CaseRun.look(
                            catchThrowable(() -> mapping(run, words.get(0)).translate(bytes(run, words.get(1)), 1)),
                            words.subList(2, words.size()))),
            Map.entry(
                    "reading",
                    (run, words) ->
                            CaseRun.look(reading(run, words.get(0), words.get(1)), words.subList(2, words.size()))),
            Map.entry(
                    "changed",
                    (run, words) -> run.found(
                            reading(run, "uk", words.get(0)).changedTo(reading(run, "uk", words.get(1)), List.of()))),
            Map.entry("hubForm", (run, words) -> Files.writeString(run.file(words.get(1)), hubForm(run, words.get(0)))),
            Map.entry(
                    "rendered",
                    (run, words) -> CaseRun.look(
                            catchThrowable(() -> mapping(run, words.get(0)).render(json(run, words.get(1)))),
                            words.subList(2, words.size()))),
            Map.entry(
                    "word",
                    (run, words) -> CaseRun.look(
                            new UnknownWord(words.get(0), words.get(1)), words.subList(2, words.size())))));

    MappingCasesTest() throws IOException {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void holds(SampleCase each) throws Exception {
        run.run(each);
    }

    static List<SampleCase> cases() {
        return SampleCase.in("mapping");
    }

    @AfterAll
    void delete() {
        run.close();
    }

    private static SetupFaults faults(CaseRun run) {
        SetupFaults faults = new SetupFaults();
        Mappings.read(run.file("~/mappings"), faults);
        return faults;
    }

    /** @param words a partner with a form and, where they are given, the words that it brings along */
    private static void partner(Path mappings, List<String> words) throws IOException {
        Path folder = Files.createDirectories(mappings.resolve(words.get(0)));
        Files.writeString(folder.resolve("format.yaml"), "");
        if (words.size() > 1) {
            Files.writeString(folder.resolve("called.yaml"), words.get(1));
        }
    }

    /** @param words a partner, and those of its tables that are read */
    private static List<String> tables(Path mappings, List<String> words) {
        SetupFaults faults = new SetupFaults();
        CodeTables reader = new CodeTables(CalledWords.read(mappings, faults), faults);
        words.subList(1, words.size()).forEach(table -> reader.read(mappings.resolve(words.get(0)), table, false));
        return faults.all();
    }

    /** What Bulgaria gets, whose form has neither a label nor a field for it; or the faults. */
    private static String sensitive(CaseRun run, String sender) {
        ObjectNode notification = SampleNotifications.intelligence(sender, "2026-11-03T08:15:00Z");
        notification.withObjectProperty("handling").put("level", "SENSITIVE");
        notification.withObjectProperty("grading").put("suspectedFalse", true);
        return new String(mapping(run, "bg").render(notification), Charset.forName("windows-1251"));
    }

    /** A shipped one, or where the case has mappings of its own, one of these. */
    private static Mapping mapping(CaseRun run, String partner) {
        if (!Files.exists(run.file("~/mappings"))) {
            return Shipped.mapping(partner);
        }
        SetupFaults faults = new SetupFaults();
        Mappings read = Mappings.read(run.file("~/mappings"), faults);
        faults.throwIfAny();
        return read.of(partner);
    }

    private static byte[] bytes(CaseRun run, String file) throws IOException {
        return Files.readAllBytes(run.file(file));
    }

    private static ObjectNode json(CaseRun run, String file) throws IOException {
        return (ObjectNode) JSON.readTree(bytes(run, file));
    }

    private static Reading reading(CaseRun run, String partner, String file) throws IOException {
        return mapping(run, partner).reading(bytes(run, file), 1);
    }

    private static String hubForm(CaseRun run, String file) throws IOException {
        return mapping(run, "uk").translate(bytes(run, file), 1).toString();
    }
}
