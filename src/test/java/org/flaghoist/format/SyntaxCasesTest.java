package org.flaghoist.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flaghoist.format.csv.CsvHighlighter;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.XmlForm;
import org.flaghoist.format.json.JsonHighlighter;
import org.flaghoist.format.records.RecordLayoutCheck;
import org.flaghoist.format.syntax.Span;
import org.flaghoist.format.xml.SchemaFile;
import org.flaghoist.format.xml.XmlHighlighter;
import org.flaghoist.format.xml.XmlParser;
import org.flaghoist.format.xml.XmlStructure;
import org.flaghoist.format.xml.XmlSyntax;
import org.flaghoist.format.xsd.XsdForm;
import org.flaghoist.notification.Fault;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.flaghoist.testing.CaseRun;
import org.flaghoist.testing.SampleCase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each syntax reads, writes, marks and refuses, as the cases under {@code src/test/samples/syntax} have it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SyntaxCasesTest {

    private static final Pattern MANY = Pattern.compile("\\{([^{}*]*)\\*([0-9]+)}");

    private final Map<String, XmlSyntax> shipped = new HashMap<>();
    private final CaseRun run = new CaseRun(verbs());

    SyntaxCasesTest() throws IOException {}

    private Map<String, CaseRun.Verb> verbs() {
        Map<String, CaseRun.Verb> verbs = new HashMap<>(CsvSteps.all());
        verbs.putAll(Map.of(
                "xml", (run, words) -> run.said(xml(run, words)),
                "xmlTogether", this::xmlTogether,
                "markCsv", (run, words) -> marked(run, words.get(0), csv(words)),
                "markXml",
                        (run, words) -> marked(
                                run,
                                words.get(0),
                                new XmlHighlighter(new XmlParser(null, 64, true))
                                        .highlight(words.get(0), words.get(1), field(words, 2))),
                "markJson",
                        (run, words) ->
                                marked(run, words.get(0), JsonHighlighter.highlight(words.get(0), words.get(1))),
                "xsd",
                        (run, words) ->
                                CaseRun.look(XsdForm.read(run.file(words.get(0))), words.subList(1, words.size())),
                "xsdFault",
                        (run, words) -> run.said(
                                catchThrowableOfType(SetupException.class, () -> XsdForm.read(run.file(words.get(0))))
                                        .getMessage()),
                "layout", (run, words) -> layout(run, Charset.forName(words.get(0)))));
        return verbs;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void holds(SampleCase each) throws Exception {
        run.run(each);
    }

    static List<SampleCase> cases() {
        return SampleCase.in("syntax").stream().filter(each -> !isXml(each)).toList();
    }

    /** Translation is the same where messages are German and digits are not ASCII. */
    @Tag("elsewhere")
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void holdsElsewhere(SampleCase each) throws Exception {
        run.run(each);
    }

    static List<SampleCase> holdsElsewhere() {
        return SampleCase.in("syntax").stream().filter(SyntaxCasesTest::isXml).toList();
    }

    private static boolean isXml(SampleCase each) {
        return each.file().endsWith("xml.cases");
    }

    @AfterAll
    void delete() {
        run.close();
    }

    /** A text nine times is <code>{ab*9}</code>, each with its number in the place of %d. */
    static String repeated(String text) {
        return MANY.matcher(text).replaceAll(many -> {
            String one = many.group(1);
            int times = Integer.parseInt(many.group(2));
            if (!one.contains("%d")) {
                return Matcher.quoteReplacement(one.repeat(times));
            }
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < times; i++) {
                all.append(one.replace("%d", Integer.toString(i)));
            }
            return Matcher.quoteReplacement(all.toString());
        });
    }

    static @Nullable String field(List<String> words, int at) {
        return words.get(at).equals("-") ? null : words.get(at);
    }

    private static void marked(CaseRun run, String text, @Nullable Span span) {
        run.said(span == null ? "nothing" : text.substring(span.start(), span.end()));
    }

    private static @Nullable Span csv(List<String> words) {
        return new CsvHighlighter(';', 3)
                .highlight(words.get(0), Integer.parseInt(words.get(1)), words.get(2), field(words, 3));
    }

    /** @param words a folder and a charset, a message, and texts with others in their places */
    private String xml(CaseRun run, List<String> words) throws Exception {
        String[] at = words.get(0).split(" in ");
        String message = words.get(1);
        for (int i = 2; i < words.size(); i += 2) {
            assertThat(message).contains(words.get(i));
            message = message.replace(words.get(i), words.get(i + 1));
        }
        Charset charset = at.length > 1 ? Charset.forName(at[1]) : StandardCharsets.UTF_8;
        return fault(xml(run, at[0]), repeated(message).getBytes(charset));
    }

    /** Threads share a syntax: what two messages are refused for, and how often in 400 times. */
    private void xmlTogether(CaseRun run, List<String> words) throws Exception {
        XmlSyntax syntax = xml(run, words.get(0));
        run.found(IntStream.range(0, 400)
                .parallel()
                .mapToObj(i -> fault(syntax, words.get(1 + i % 2).getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.groupingBy(fault -> fault, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(fault -> fault.getValue() + " " + fault.getKey())
                .toList());
    }

    private static String fault(XmlSyntax syntax, byte[] message) {
        Faults faults = new Faults();
        LocatedObject read = syntax.read(message, 1, faults);
        Fault first = faults.first();
        if (first == null) {
            assertThat(read).isNotNull();
            return "none";
        }
        Rejection rejection = first.rejection();
        String field = rejection.field() == null ? "" : " " + rejection.field();
        return (rejection.code() + " " + rejection.location() + field).strip();
    }

    private XmlSyntax xml(CaseRun run, String name) throws Exception {
        XmlSyntax syntax = shipped.get(name);
        if (syntax == null) {
            Path folder = run.file(name);
            FormatFile file = format(folder.resolve("format.yaml"), new SetupFaults());
            XmlForm form = Objects.requireNonNull(file.syntax().xml());
            SchemaFile schema = new SchemaFile(folder.resolve(form.schema()).toFile());
            syntax = new XmlSyntax(form, new XmlStructure(schema.source(), form), file);
            if (!name.startsWith("~")) {
                shipped.put(name, syntax);
            }
        }
        return syntax;
    }

    private static FormatFile format(Path yaml, SetupFaults faults) {
        return Objects.requireNonNull(StrictYaml.read(yaml, FormatFile.class, faults));
    }

    private static void layout(CaseRun run, Charset charset) {
        SetupFaults faults = new SetupFaults();
        Path yaml = run.file("~/format.yaml");
        FormatFile file = format(yaml, faults);
        boolean isAccepted = new RecordLayoutCheck(yaml, faults)
                .accepts(Objects.requireNonNull(file.syntax().records()), charset, file);
        assertThat(isAccepted).isEqualTo(faults.isEmpty());
        run.found(faults.all().stream()
                .map(fault -> fault.replace(yaml.toString(), ""))
                .toList());
    }
}
