package org.flaghoist.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flaghoist.draft.PartnerReadme;
import org.flaghoist.draft.PartnerSchema;
import org.flaghoist.mapping.CoveredMappings;
import org.flaghoist.testing.CaseRun;
import org.flaghoist.testing.CsvFile;
import org.flaghoist.testing.SampleCase;
import org.flaghoist.testing.SeventhPartner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What commands say of files that are changed, as the cases under {@code src/test/samples/command} have it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CommandCasesTest {

    private final CaseRun run = new CaseRun(verbs());

    CommandCasesTest() throws IOException {}

    private static Map<String, CaseRun.Verb> verbs() {
        Map<String, CaseRun.Verb> verbs = new HashMap<>(new SampleSteps().all());
        verbs.putAll(Map.of(
                "addPartner", (run, words) -> SeventhPartner.addedIn(run.path(), words.get(0)),
                "schema", (run, words) -> Files.writeString(run.file(words.get(1)), schema(run, words.get(0))),
                "appendPlace", (run, words) -> append(run.file(words.get(0)), PartnerReadme.PLACE + "\n"),
                "csv", (run, words) -> Files.write(run.file(words.get(0)), csv(words)),
                "translated", (run, words) -> run.said(translated(words.get(0), run.file(words.get(1))))));
        return verbs;
    }

    @ParameterizedTest(name = "{0}")
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @MethodSource("cases")
    void holds(SampleCase each) throws Exception {
        run.run(each);
    }

    static List<SampleCase> cases() {
        return SampleCase.in("command");
    }

    @AfterAll
    void delete() {
        run.close();
    }

    private static String schema(CaseRun run, String partner) throws IOException {
        return PartnerSchema.of(run.file("~/mappings"), partner);
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    private static String translated(String partner, Path file) throws IOException {
        return CoveredMappings.read(Path.of("mappings"))
                .mappings()
                .of(partner)
                .translate(Files.readAllBytes(file), 1)
                .toString();
    }

    /** A file of one row, or of one that has a cell more. */
    private static byte[] csv(List<String> words) {
        return words.size() == 1
                ? new CsvFile(CsvFile.HEADER + "\n" + CsvFile.ROW).bytes()
                : CsvFile.withCell(words.get(1), words.get(2)).bytes();
    }
}
