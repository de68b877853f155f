package org.flaghoist.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.SetupException;
import org.flaghoist.testing.CaseRun;
import org.flaghoist.testing.SampleCase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The partner fr, drafted like another or of its own schema, as the cases under {@code src/test/samples/draft} say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DraftCasesTest {

    private final CaseRun run = new CaseRun(Map.ofEntries(
            Map.entry("draft", this::draft),
            Map.entry("draftNamed", this::draftNamed),
            Map.entry(
                    "left",
                    (run, words) -> run.found(LookMarks.left(
                            run.file("~/config"), run.file("~/mappings"), run.file("~/samples"), Set.of("fr")))),
            Map.entry("members", (run, words) -> run.found(names(fields(run, words.get(0))))),
            Map.entry("required", (run, words) -> run.found(required(fields(run, words.get(0))))),
            Map.entry(
                    "type",
                    (run, words) -> run.said(field(run, words.get(0)).type().name())),
            Map.entry(
                    "unique",
                    (run, words) -> run.said(
                            String.valueOf(field(run, words.get(0)).elements().unique()))),
            Map.entry("limits", (run, words) -> run.said(limits(field(run, words.get(0))))),
            Map.entry("presence", (run, words) -> run.said(presence(field(run, words.get(0))))),
            Map.entry("table", (run, words) -> run.name("table", table(run, words))),
            Map.entry("linesOf", (run, words) -> run.found(Files.readAllLines(run.file("~/" + words.get(0))))),
            Map.entry("replaceFirst", (run, words) -> replaceFirst(run, words))));

    DraftCasesTest() throws IOException {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void holds(SampleCase each) throws Exception {
        run.run(each);
    }

    static List<SampleCase> cases() {
        return SampleCase.in("draft");
    }

    @AfterAll
    void delete() {
        run.close();
    }

    /** @param words the other partner, and {@code from <schema>} or {@code names <list>} */
    private void draft(CaseRun run, List<String> words) throws IOException {
        String more = words.size() > 1 ? words.get(1) : "";
        Path schema = more.startsWith("from ") ? run.file(more.substring("from ".length())) : null;
        Path names = more.startsWith("names ") ? run.file(more.substring("names ".length())) : null;
        draft(run, words.get(0), schema, names);
    }

    /** @param words the other partner, and lines of a list of names, if there are any */
    private void draftNamed(CaseRun run, List<String> words) throws IOException {
        boolean isNamed = !words.get(1).isEmpty();
        Path list = run.file("~/names.csv");
        if (isNamed) {
            Files.writeString(list, words.get(1) + "\n");
        }
        draft(run, words.get(0), null, isNamed ? list : null);
        assertThat(run.file("~/mappings/fr/format.yaml")).exists();
    }

    private static void draft(CaseRun run, String like, @Nullable Path schema, @Nullable Path names)
            throws IOException {
        try {
            run.found(PartnerDraft.write(new DraftRequest(
                    "fr",
                    "France",
                    like,
                    like,
                    schema,
                    names,
                    run.file("~/config"),
                    run.file("~/mappings"),
                    run.file("~/samples"))));
        } catch (SetupException refused) {
            run.said(String.valueOf(refused.getMessage()));
        }
    }

    private static void replaceFirst(CaseRun run, List<String> words) throws IOException {
        Path file = run.file("~/" + words.get(0));
        Files.writeString(file, Files.readString(file).replaceFirst(words.get(1), words.get(2)));
    }

    /** @param path that of a field, after the message in which it stands */
    private static Field field(CaseRun run, String path) {
        int last = path.lastIndexOf('.');
        return DraftedFiles.field(fields(run, path.substring(0, last)), path.substring(last + 1));
    }

    private static Fields fields(CaseRun run, String path) {
        FormatFile format = DraftedFiles.format(run.file("~/mappings"), "fr");
        String[] names = path.split("\\.");
        Fields fields =
                switch (names[0]) {
                    case "notification" -> format.notification();
                    case "receipt" -> format.receipt();
                    default -> format.picture();
                };
        for (int i = 1; i < names.length; i++) {
            fields = DraftedFiles.field(fields, names[i]).members();
        }
        return fields;
    }

    private static List<String> names(Fields fields) {
        return List.copyOf(fields.byName().keySet());
    }

    private static List<String> required(Fields fields) {
        return names(fields).stream()
                .filter(name -> DraftedFiles.field(fields, name).presence().required())
                .toList();
    }

    /** The most elements, the width, the pattern and the decimals written. */
    private static String limits(Field field) {
        return field.elements().max() + " " + field.shape().width() + " "
                + field.shape().pattern() + " " + field.number().written();
    }

    private static String presence(Field field) {
        return "requiredUnless=" + field.presence().requiredUnless() + " excludedBy="
                + field.presence().excludedBy();
    }

    private static String table(CaseRun run, List<String> words) {
        Field field = DraftedFiles.field(fields(run, words.get(0)), words.get(1));
        return Objects.requireNonNull(field.words().table());
    }
}
