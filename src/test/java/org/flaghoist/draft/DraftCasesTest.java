package org.flaghoist.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.flaghoist.testing.CaseRun;
import org.flaghoist.testing.SampleCase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The partner fr, drafted like another or of its own schema, as the cases under {@code src/test/samples/draft} say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DraftCasesTest {

    private final CaseRun run = new CaseRun(verbs());

    DraftCasesTest() throws IOException {}

    private static Map<String, CaseRun.Verb> verbs() {
        Map<String, CaseRun.Verb> verbs = new HashMap<>(DraftSteps.all());
        verbs.putAll(Map.ofEntries(
                Map.entry("draft", (run, words) -> draft(run, words)),
                Map.entry("draftNamed", (run, words) -> draftNamed(run, words)),
                Map.entry(
                        "schema",
                        (run, words) -> Files.writeString(
                                run.file(words.get(1)), PartnerSchema.of(run.file("~/mappings"), words.get(0)))),
                Map.entry(
                        "oldReadmes",
                        (run, words) -> run.found(PartnerReadme.old(run.file("~/mappings"), Set.copyOf(words)))),
                Map.entry("madePart", (run, words) -> run.said(madePart(run.file("~/mappings/" + words.get(0))))),
                Map.entry("members", (run, words) -> run.found(names(fields(run, words.get(0))))),
                Map.entry("required", (run, words) -> run.found(required(fields(run, words.get(0))))),
                Map.entry(
                        "type",
                        (run, words) -> run.said(field(run, words.get(0)).type().name())),
                Map.entry(
                        "unique",
                        (run, words) -> run.said(String.valueOf(
                                field(run, words.get(0)).elements().unique()))),
                Map.entry("limits", (run, words) -> run.said(limits(field(run, words.get(0))))),
                Map.entry("presence", (run, words) -> run.said(presence(field(run, words.get(0))))),
                Map.entry("table", (run, words) -> run.name("table", table(run, words))),
                Map.entry("sameFields", (run, words) -> sameFields(run, words.get(0), words.get(1))),
                Map.entry(
                        "sameMembers",
                        (run, words) -> assertThat(names(fields(run, words.get(0))))
                                .containsExactlyInAnyOrderElementsOf(
                                        names(fields(format(run, words.get(1)), words.get(0))))),
                Map.entry(
                        "jsonSchema",
                        (run, words) -> run.said(
                                String.valueOf(format(run, "fr").syntax().json().schema()))),
                Map.entry("linesOf", (run, words) -> run.found(linesOf(run.file("~/" + words.get(0)), words))),
                Map.entry("replaceFirst", (run, words) -> replaceFirst(run, words))));
        return verbs;
    }

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

    /**
     * @param words the other partner, and of {@code from <schema>}, {@code names <list>}, {@code id <id>}, {@code
     *     called <name>} and {@code reached <like another>} those that are given
     */
    private static void draft(CaseRun run, List<String> words) throws IOException {
        Map<String, String> given = new HashMap<>();
        words.subList(1, words.size()).forEach(word -> given.put(word.split(" ")[0], word.replaceFirst("^\\w+ ", "")));
        String like = words.get(0);
        try {
            run.found(PartnerDraft.write(new DraftRequest(
                    given.getOrDefault("id", "fr"),
                    given.getOrDefault("called", "France"),
                    like,
                    given.getOrDefault("reached", like),
                    given.containsKey("from") ? run.file(given.get("from")) : null,
                    given.containsKey("names") ? run.file(given.get("names")) : null,
                    run.file("~/config"),
                    run.file("~/mappings"),
                    run.file("~/samples"))));
        } catch (SetupException refused) {
            run.said(String.valueOf(refused.getMessage()));
        }
    }

    /** @param words the other partner, and lines of a list of names, if there are any */
    private static void draftNamed(CaseRun run, List<String> words) throws IOException {
        if (words.get(1).isEmpty()) {
            draft(run, words.subList(0, 1));
        } else {
            Files.writeString(run.file("~/names.csv"), words.get(1) + "\n");
            draft(run, List.of(words.get(0), "names ~/names.csv"));
        }
        assertThat(run.file("~/mappings/fr/format.yaml")).exists();
    }

    /** What is made again in a README of its form. */
    private static String madePart(Path folder) throws IOException {
        String readme = Files.readString(folder.resolve("README.md"));
        return readme.substring(
                readme.indexOf(MadeBlock.BEGIN), readme.indexOf(MadeBlock.END) + MadeBlock.END.length());
    }

    /** @param words a file; or a folder, and a pattern of those of its files whose lines these are */
    private static List<String> linesOf(Path file, List<String> words) throws IOException {
        if (words.size() == 1) {
            return Files.readAllLines(file);
        }
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(file)) {
            for (Path each :
                    files.filter(each -> each.toString().matches(words.get(1))).toList()) {
                lines.addAll(Files.readAllLines(each));
            }
        }
        return lines;
    }

    private static void replaceFirst(CaseRun run, List<String> words) throws IOException {
        Path file = run.file("~/" + words.get(0));
        Files.writeString(file, Files.readString(file).replaceFirst(words.get(1), words.get(2)));
    }

    /** @param path that of a field, after the message in which it stands */
    private static Field field(CaseRun run, String path) {
        int last = path.lastIndexOf('.');
        return member(fields(run, path.substring(0, last)), path.substring(last + 1));
    }

    private static FormatFile format(CaseRun run, String id) {
        SetupFaults faults = new SetupFaults();
        Path file = run.file("~/mappings").resolve(id).resolve("format.yaml");
        FormatFile format = StrictYaml.read(file, FormatFile.class, faults);
        faults.throwIfAny();
        return Objects.requireNonNull(format);
    }

    private static Fields fields(CaseRun run, String path) {
        return fields(format(run, "fr"), path);
    }

    private static Fields fields(FormatFile format, String path) {
        String[] names = path.split("\\.");
        Fields fields =
                switch (names[0]) {
                    case "notification" -> format.notification();
                    case "receipt" -> format.receipt();
                    default -> format.picture();
                };
        for (int i = 1; i < names.length; i++) {
            fields = member(fields, names[i]).members();
        }
        return fields;
    }

    private static Field member(Fields fields, String name) {
        return Objects.requireNonNull(fields.byName().get(name));
    }

    private static List<String> names(Fields fields) {
        return List.copyOf(fields.byName().keySet());
    }

    private static List<String> required(Fields fields) {
        return names(fields).stream()
                .filter(name -> member(fields, name).presence().required())
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
        Field field = member(fields(run, words.get(0)), words.get(1));
        return Objects.requireNonNull(field.words().table());
    }

    /** The new partner's message has the fields of the other's, to the last part. */
    private static void sameFields(CaseRun run, String message, String like) {
        FormatFile other = format(run, like);
        assertThat(paths(fields(run, message), other)).isNotEmpty().isEqualTo(paths(fields(other, message), other));
    }

    /** Each field's path; of a text with its language, and a time with its flag, those of its parts. */
    private static List<String> paths(Fields fields, FormatFile like) {
        List<String> names = new ArrayList<>();
        collect("", fields, like, names);
        return names.stream().sorted().toList();
    }

    private static void collect(String above, Fields fields, FormatFile like, List<String> names) {
        fields.byName().forEach((name, field) -> {
            String path = above + name;
            boolean isObject = !field.members().isEmpty();
            if (isObject) {
                collect(path + ".", field.members(), like, names);
            } else {
                parts(field, like).forEach(part -> names.add(path + part));
            }
        });
    }

    private static List<String> parts(Field field, FormatFile like) {
        var fold = like.times().fold();
        return switch (field.type()) {
            case TEXT -> List.of("." + like.text().language(), "." + like.text().text());
            case MOMENT, MOMENT_OR_DAY ->
                fold == null || fold.value() == null || fold.flag() == null
                        ? List.of("")
                        : List.of("." + fold.value(), "." + fold.flag());
            default -> List.of("");
        };
    }
}
