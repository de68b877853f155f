package org.flaghoist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flaghoist.command.Commands;
import org.flaghoist.command.Samples;
import org.flaghoist.draft.PartnerSchema;
import org.flaghoist.exchange.Setup;
import org.flaghoist.lint.Lint;
import org.flaghoist.lint.MaximalSamples;
import org.flaghoist.mapping.CoveredMappings;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.partner.Secrets;
import org.flaghoist.release.ReleaseDecision;
import org.flaghoist.testing.SeventhPartner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A partner whose form has its own grading scheme in two attributes: the French one, where they were one element. */
@ExtendWith(OutputCaptureExtension.class)
final class TwoFieldGradingPartnerTest {

    private static final Pattern GRADING = Pattern.compile("<cotation>(.)(.)</cotation>");
    private static final Pattern ORIGINAL =
            Pattern.compile("(\"scheme\" ?: ?\"FR-5X5\",\\s*)\"source\" ?: ?\"(.)(.)\"");
    private static final String ONE = "      cotation: {type: GRADING, table: cotation, scheme: FR-5X5}\n";
    private static final String TWO = """
                  cotation:
                    members:
                      '@source': {type: GRADING, table: cotation, scheme: FR-5X5, information: '@information'}
                      '@information': {type: WORD}
            """;

    private static SeventhPartner added;

    @TempDir
    private Path directory = Path.of("");

    private SeventhPartner project;
    private Path fr = Path.of("");

    @BeforeAll
    static void addThePartner(@TempDir Path folder) throws IOException {
        added = SeventhPartner.addedIn(folder, "fr");
        Path fr = added.mappings().resolve("fr");
        replace(fr.resolve("format.yaml"), ONE, TWO);
        replace(fr.resolve("in.jslt"), " .classification.cotation\n", " .classification.cotation.\"@source\"\n");
        replace(fr.resolve("out.jslt"), "\"cotation\": .grading", "\"cotation\": {\"@source\": .grading}");
        Path table = fr.resolve("cotation.csv");
        Files.writeString(table, Files.readString(table).replaceAll("(?m)^([A-E])([1-5]);", "$1 $2;"));
        Files.writeString(fr.resolve("fr.xsd"), PartnerSchema.of(added.mappings(), "fr"));
        changeSamples();
    }

    @BeforeEach
    void copyItsFiles() throws IOException {
        project = added.copiedTo(directory.resolve("project"));
        fr = project.mappings().resolve("fr");
    }

    private static void changeSamples() throws IOException {
        try (Stream<Path> files = Files.walk(added.samples())) {
            for (Path file : files.filter(each -> each.toString().matches(".*\\.(xml|json)"))
                    .toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                String pairs =
                        GRADING.matcher(text).replaceAll("<cotation source=\"$1\" information=\"$2\"></cotation>");
                Files.writeString(
                        file,
                        ORIGINAL.matcher(pairs).replaceAll("$1\"source\": \"$2\", \"information\": \"$3\""),
                        StandardCharsets.ISO_8859_1);
            }
        }
    }

    private static void replace(Path file, String text, String inItsPlace) throws IOException {
        String before = Files.readString(file);
        assertThat(before).contains(text);
        Files.writeString(file, before.replace(text, inItsPlace));
    }

    @Test
    void readsAndWritesAllItsSamplesAsWithOneField() throws IOException {
        Mappings mappings = CoveredMappings.read(project.mappings()).mappings();
        List<String> differ = Stream.of("fr", "europol")
                .flatMap(partner ->
                        new Samples(project.samples(), project.mappings(), partner, mappings.of(partner)).all())
                .flatMap(sample ->
                        sample.difference().get().stream().map(difference -> sample.name() + " " + difference))
                .filter(difference -> !difference.contains("reject-grading"))
                .toList();

        assertThat(differ).isEmpty();
        assertThat(found()).isEmpty();
        assertThat(MaximalSamples.faults(project.samples(), project.mappings(), mappings))
                .as("the rows of what one field cannot carry are idle, and nothing else")
                .allMatch(each -> each.contains("fr/not-carried.csv:") && each.contains(": /grading/original/"));
    }

    @Test
    void hasASchemaThatSaysOfEachPartWhichWordsItHas() throws IOException {
        assertThat(Files.readString(fr.resolve("fr.xsd")))
                .contains("<xs:documentation>A, B, C, D, E</xs:documentation>")
                .contains("<xs:documentation>1, 2, 3, 4, 5</xs:documentation>");

        list("source", "A", "B", "C", "D", "E");
        list("information", "1", "2", "3", "4", "5", "6");
        assertThat(found())
                .singleElement()
                .asString()
                .contains(": 6: no row of ", "in classification.cotation.@information is refused; add rows that have");
    }

    @Test
    void findsAPartThatTheSchemaDoesNotList() throws IOException {
        list("source", "A", "B", "C", "E");

        assertThat(found()).isEmpty();
        replace(fr.resolve("cotation.csv"), "C 5;C4 suspectedFalse\n", "C 5;C4 suspectedFalse;in\n");
        replace(fr.resolve("cotation.csv"), "D 5;C4 suspectedFalse;in\n", "D 5;C4 suspectedFalse\n");
        assertThat(found())
                .anyMatch(each -> each.contains("'D 5' is not listed for classification.cotation.@source in fr.xsd"));
    }

    @Test
    void saysOfAPartThatTheSchemaRefusesThatItIsAnUnknownWord() throws IOException {
        replace(fr.resolve("format.yaml"), "    misplaced: PARENT\n", "    misplaced: PARENT\n    byType: true\n");
        list("information", "1", "2", "3", "4", "5");
        Mapping mapping = CoveredMappings.read(project.mappings()).mappings().of("fr");

        Rejection rejection = catchThrowableOfType(Rejection.class, () -> mapping.translate(sent("D", "9"), 1));

        assertThat(rejection.code()).isEqualTo(FaultCode.CODE_UNKNOWN);
        assertThat(rejection.detail()).isEqualTo("9");
    }

    private void list(String attribute, String... words) throws IOException {
        StringBuilder listed = new StringBuilder(
                "<xs:attribute name=\"" + attribute + "\"><xs:simpleType>" + "<xs:restriction base=\"xs:string\">\n");
        for (String word : words) {
            listed.append("<xs:enumeration value=\"").append(word).append("\"/>\n");
        }
        Path schema = fr.resolve("fr.xsd");
        String text = Files.readString(schema);
        Pattern declared = Pattern.compile(
                "<xs:attribute name=\"" + attribute + "\" type=\"xs:string\">.*?</xs:attribute>", Pattern.DOTALL);
        assertThat(text).containsPattern(declared);
        Files.writeString(
                schema,
                declared.matcher(text).replaceFirst(listed + "</xs:restriction></xs:simpleType></xs:attribute>"));
    }

    @Test
    void holdsWhatTheSenderSuspectsToBeFalseAndKeepsItsWords() throws Exception {
        Setup setup = Setup.read(project.config(), project.mappings(), Secrets.unknown());

        ObjectNode sent = setup.mappings().of("fr").translate(sent("D", "5"), 1);

        assertThat(sent.get("grading")).isEqualTo(grading());
        sent.putArray("recipients");
        assertThat(setup.policy().decide(sent, Set.of()).values())
                .isNotEmpty()
                .allMatch(decision ->
                        decision.outcome() == ReleaseDecision.Outcome.HOLD && Objects.equals(decision.rule(), "R10"));
    }

    private static JsonNode grading() throws IOException {
        return new ObjectMapper().readTree("""
                        {"source": "C", "information": "4", "suspectedFalse": true,
                         "original": {"scheme": "FR-5X5", "source": "D", "information": "5"}}
                        """);
    }

    private byte[] sent(String source, String information) throws IOException {
        String sample = Files.readString(project.samples().resolve("fr/in/saisie.xml"));
        String grading = "<cotation source=\"" + source + "\" information=\"" + information + "\">";
        return sample.replaceFirst("<cotation [^>]*>", grading).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void getsASuspicionByItsWordAndTheWordsOfItsOwnScheme() throws IOException {
        Mapping mapping = CoveredMappings.read(project.mappings()).mappings().of("fr");
        ObjectNode notification = (ObjectNode) new ObjectMapper()
                .readTree(project.samples()
                        .resolve("fr/out/suspected-false.notification.json")
                        .toFile());

        assertThat(text(mapping.render(notification))).contains("<cotation source=\"E\" information=\"5\"></cotation>");
        notification.set("grading", grading());
        assertThat(text(mapping.render(notification))).contains("<cotation source=\"D\" information=\"5\"></cotation>");
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }

    @Test
    void showsInTheWatchThatASuspicionIsHeldAndWhichPartIsMissing(CapturedOutput output) throws IOException {
        Path message = Files.write(directory.resolve("message"), sent("D", "5"));

        assertThat(watch(message)).isZero();
        assertThat(output.getOut()).containsPattern("uk +HOLD +R10").contains("\"suspectedFalse\" : true");

        Files.writeString(message, Files.readString(message).replace(" information=\"5\"", ""));
        assertThat(watch(message)).isNotZero();
        assertThat(output.getOut()).contains(": information: SCHEMA: ");
    }

    private int watch(Path message) {
        return Commands.run(new String[] {
            "watch",
            "fr",
            message.toString(),
            "--once",
            "--config",
            project.config().toString(),
            "--mappings",
            project.mappings().toString()
        });
    }

    @Test
    void findsAnOwnSchemeThatIsMovedAsTwoCodes() throws IOException {
        replace(fr.resolve("format.yaml"), TWO, """
                      cotation:
                        members:
                          '@source': {type: CODE, table: fiabilite}
                          '@information': {type: CODE, table: exactitude}
                """);
        Files.writeString(fr.resolve("fiabilite.csv"), "A;A\nB;B\nC;C\nD;C;in\nE;X\n");
        Files.writeString(fr.resolve("exactitude.csv"), "1;1\n2;2\n3;3\n4;4\n5;4;in\n");
        Files.delete(fr.resolve("cotation.csv"));
        replace(
                fr.resolve("in.jslt"),
                ".classification.cotation.\"@source\"\n",
                "{\"source\": .classification.cotation.\"@source\","
                        + " \"information\": .classification.cotation.\"@information\"}\n");
        replace(
                fr.resolve("out.jslt"),
                "{\"@source\": .grading}",
                "{\"@source\": .grading.source, \"@information\": .grading.information}");

        assertThat(found())
                .filteredOn(each -> each.contains("cotation.members"))
                .satisfiesExactly(
                        each -> assertThat(each)
                                .contains(
                                        "@source.type: in.jslt moves it to grading.source, and 'D' of fiabilite.csv:4"),
                        each -> assertThat(each)
                                .contains("@information.type: in.jslt moves it to grading.information, and '5' of"
                                        + " exactitude.csv:5 goes one way only"));
    }

    private List<String> found() {
        Setup setup = Setup.read(project.config(), project.mappings(), Secrets.unknown());
        return Lint.of(
                project.config(),
                project.mappings(),
                setup.mappings().partners(),
                setup.policy().partners());
    }
}
