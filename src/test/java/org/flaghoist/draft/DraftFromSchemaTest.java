package org.flaghoist.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.flaghoist.exchange.Setup;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.partner.Secrets;
import org.flaghoist.testing.FilledDraft;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** The fields of a new partner are made of its own schema. */
class DraftFromSchemaTest {

    private Path project = Path.of("");

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        project = directory;
        FileSystemUtils.copyRecursively(Path.of("config"), project.resolve("config"));
        FileSystemUtils.copyRecursively(Path.of("mappings"), project.resolve("mappings"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ro", "europol"})
    void hasEveryFieldOfAnXmlSchemaOfAnyStyle(String like) throws IOException {
        Path made = Files.writeString(project.resolve("made.xsd"), XmlSchemaDraft.of(mappings(), like));

        FormatFile ofMade = drafted(like, made);

        assertThat(names(ofMade.notification(), like(like)))
                .isEqualTo(names(like(like).notification(), like(like)));
        FileSystemUtils.deleteRecursively(mappings().resolve("fr"));
        FileSystemUtils.deleteRecursively(project.resolve("samples"));
        Files.delete(project.resolve("config/partners/fr.yaml"));
        Files.copy(
                Path.of("config/release-policy.yaml"),
                project.resolve("config/release-policy.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        FormatFile ofIts = drafted(like, mappings().resolve(like).resolve(like + ".xsd"));
        assertThat(names(ofIts.notification(), like(like)))
                .isEqualTo(names(like(like).notification(), like(like)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at", "uk"})
    void hasEveryFieldOfAJsonSchemaAndATableForEachListOfWords(String like) throws IOException {
        Path made = Files.writeString(project.resolve("made.json"), JsonSchemaDraft.of(mappings(), like));

        FormatFile ofMade = drafted(like, made);

        assertThat(names(ofMade.notification(), like(like)))
                .isEqualTo(names(like(like).notification(), like(like)));
        assertThat(names(ofMade.receipt(), like(like)))
                .isEqualTo(names(like(like).receipt(), like(like)));
        assertThat(ofMade.syntax().json().schema()).isEqualTo("fr.schema.json");
        assertThat(mappings().resolve("fr/fr.schema.json")).hasSameTextualContentAs(made);
        try (var files = Files.list(mappings().resolve("fr"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".csv"))).hasSizeGreaterThan(10);
        }
    }

    @Test
    void saysWithFileLineAndKeyWhatIsLeftToWrite() throws IOException {
        drafted("ro", mappings().resolve("europol/europol.xsd"));

        assertThatThrownBy(() -> Setup.read(project.resolve("config"), mappings(), Secrets.unknown()))
                .hasMessageContaining("fr/format.yaml:5: times.zone: is missing; add it");
        Path format = mappings().resolve("fr/format.yaml");
        assertThat(LookMarks.left(project.resolve("config"), mappings(), project.resolve("samples"), Set.of("fr")))
                .anyMatch(mark -> mark.startsWith(format + ":5: LOOK: a guess, where the schema does not say it;"))
                .hasSizeGreaterThan(6);
        Files.writeString(format, FilledDraft.withZone(Files.readString(format), "UTC"));
        assertThatThrownBy(() -> Setup.read(project.resolve("config"), mappings(), Secrets.unknown()))
                .hasMessageContaining("Seizure: has no hub word; write it behind the ';'");
    }

    @Test
    void isNotMadeOfWhatIsNoSchema() throws IOException {
        Path xml = Files.writeString(project.resolve("x.xsd"), "<a/>");
        Path json = Files.writeString(project.resolve("x.json"), "{}");

        Path untyped = Files.writeString(project.resolve("y.xsd"), """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
                  <xs:element name="a" type="nix"/>
                </xs:schema>
                """);

        assertThatThrownBy(() -> drafted("ro", xml)).hasMessageContaining(xml + ":1: schema: has no root element");
        assertThatThrownBy(() -> drafted("ro", untyped))
                .hasMessageContaining(untyped + ":2: schema: ")
                .hasMessageContaining("nix");
        assertThatThrownBy(() -> drafted("ro", json)).hasMessageContaining(json + ":1: properties: are missing");
        assertThat(mappings().resolve("fr")).doesNotExist();
    }

    @Test
    void takesTheLimitsOfAnXmlSchemaThatTheFormatCanSay() throws IOException {
        Path schema = Files.writeString(project.resolve("limits.xsd"), """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:l" targetNamespace="urn:l">
                  <xs:element name="message"><xs:complexType><xs:sequence>
                    <xs:element name="note" maxOccurs="7"><xs:simpleType><xs:restriction base="xs:string">
                      <xs:maxLength value="200"/></xs:restriction></xs:simpleType></xs:element>
                    <xs:element name="hull"><xs:simpleType><xs:restriction base="Short">
                      <xs:pattern value="[A-Z]{2}'[0-9]+"/></xs:restriction></xs:simpleType></xs:element>
                    <xs:element name="names"><xs:simpleType><xs:restriction base="xs:token">
                      <xs:pattern value="\\i\\c*"/></xs:restriction></xs:simpleType></xs:element>
                    <xs:element name="revision"><xs:simpleType><xs:restriction base="xs:positiveInteger">
                      <xs:maxInclusive value="9999"/></xs:restriction></xs:simpleType></xs:element>
                    <xs:element name="count"><xs:simpleType><xs:restriction base="xs:integer">
                      <xs:totalDigits value="3"/></xs:restriction></xs:simpleType></xs:element>
                    <xs:element name="people"><xs:simpleType><xs:restriction base="xs:integer">
                      <xs:maxInclusive value="2000"/></xs:restriction></xs:simpleType></xs:element>
                    <xs:element name="amount"><xs:simpleType><xs:restriction base="xs:decimal">
                      <xs:fractionDigits value="2"/></xs:restriction></xs:simpleType></xs:element>
                    <xs:element name="length"><xs:simpleType><xs:restriction base="xs:decimal">
                      <xs:pattern value="[0-9]+.[0-9]"/></xs:restriction></xs:simpleType></xs:element>
                    <xs:element name="power"><xs:simpleType><xs:restriction base="xs:decimal">
                      <xs:pattern value="[0-9]+[.][0-9]\\.?"/></xs:restriction></xs:simpleType></xs:element>
                    <xs:element name="text" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:simpleContent>
                      <xs:extension base="Short"><xs:attribute name="by" type="Short"/></xs:extension>
                    </xs:simpleContent></xs:complexType></xs:element>
                  </xs:sequence></xs:complexType></xs:element>
                  <xs:simpleType name="Short"><xs:restriction base="xs:token"><xs:length value="14"/></xs:restriction>
                  </xs:simpleType>
                </xs:schema>
                """);

        Fields fields = drafted("ro", schema).notification();

        assertThat(limits(fields, "note")).isEqualTo("7 200 null null");
        assertThat(limits(fields, "hull")).isEqualTo("null 14 [A-Z]{2}'[0-9]+ null");
        assertThat(limits(fields, "names")).isEqualTo("null null null null");
        assertThat(limits(fields, "revision")).isEqualTo("null null [0-9]{1,4} null");
        assertThat(limits(fields, "count")).isEqualTo("null null -?[0-9]{1,3} null");
        assertThat(limits(fields, "people")).isEqualTo("null null null null");
        assertThat(limits(fields, "amount")).isEqualTo("null null null 2");
        assertThat(limits(fields, "length")).isEqualTo("null null null null");
        assertThat(limits(fields, "power")).isEqualTo("null null [0-9]+[.][0-9]\\.? null");
        assertThat(limits(fields, "text")).isEqualTo("null 14 null null");
        assertThat(limits(field(fields, "text").members(), "@by")).isEqualTo("null null null null");
    }

    @Test
    void requiresOneOfAChoiceThatAnXmlSchemaLeaves() throws IOException {
        Fields event = field(
                        drafted("ro", mappings().resolve("europol/europol.xsd")).notification(), "Event")
                .members();

        assertThat(field(event, "Period").presence().requiredUnless()).containsExactly("Days");
        assertThat(field(event, "Days").presence().excludedBy()).containsExactly("Period");
        assertThat(field(event, "Location").presence().excludedBy()).isEmpty();
    }

    @Test
    void isNotMadeOfAnXmlSchemaWithATypeWithinItself() throws IOException {
        Path schema = Files.writeString(project.resolve("within.xsd"), """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:w" targetNamespace="urn:w">
                  <xs:element name="message" type="Group"/>
                  <xs:complexType name="Group"><xs:sequence>
                    <xs:element name="name" type="xs:token"/>
                    <xs:element name="above" type="Group" minOccurs="0"/>
                    <xs:element name="below" type="Group" minOccurs="0"/>
                  </xs:sequence></xs:complexType>
                </xs:schema>
                """);

        assertThatThrownBy(() -> drafted("ro", schema))
                .hasMessageContaining(schema + ":5: schema: 'above' is a part of itself, as no form is; take it out of"
                        + " a copy of the schema");
        assertThat(mappings().resolve("fr")).doesNotExist();
    }

    @Test
    void hasTheWordsOfAllTypesThatAJsonSchemaLeavesToChoose() throws IOException {
        Path schema = Files.writeString(project.resolve("words.json"), """
                {"type": "object", "properties": {
                  "kind": {"oneOf": [{"enum": ["A"]}, {"enum": ["B", "C"]}, {"const": "D"}, {"type": "null"}]},
                  "free": {"anyOf": [{"enum": ["A"]}, {"type": "string"}]},
                  "only": {"const": "E"},
                  "mark": {"type": "boolean", "const": true},
                  "step": {"type": "integer", "enum": [1, 2]}}}
                """);

        Fields fields = drafted("at", schema).notification();

        assertThat(mappings().resolve("fr/kind.csv")).content().contains("A;\nB;\nC;\nD;\n");
        assertThat(field(fields, "free").type()).isEqualTo(FieldType.LINE);
        assertThat(mappings().resolve("fr/only.csv")).content().contains("E;\n");
        assertThat(field(fields, "mark").type()).isEqualTo(FieldType.FLAG);
        assertThat(field(fields, "step").type()).isEqualTo(FieldType.INTEGER);
    }

    @Test
    void takesTheLimitsOfAJsonSchemaThatTheFormatCanSay() throws IOException {
        Path schema = Files.writeString(project.resolve("limits.json"), """
                {"type": "object", "properties": {
                  "note": {"type": "array", "maxItems": 7, "uniqueItems": true,
                    "items": {"type": "string", "maxLength": 200}},
                  "boats": {"type": "array", "maxItems": 100, "items": {"type": "object", "properties": {
                    "hull": {"type": "string", "minLength": 2, "maxLength": 9, "pattern": "^[A-Z]+$"}}}},
                  "kind": {"type": "string", "pattern": "^(?:A|B)$"},
                  "either": {"type": "string", "pattern": "^A|B$"},
                  "part": {"type": "string", "pattern": "[A-Z]"},
                  "any": {"oneOf": [{"type": "string", "maxLength": 3}, {"type": "string", "maxLength": 30}]},
                  "people": {"type": "integer", "maximum": 2000}}}
                """);

        Fields fields = drafted("at", schema).notification();

        assertThat(limits(fields, "note")).isEqualTo("7 null .{0,200} null");
        assertThat(field(fields, "note").elements().unique()).isTrue();
        assertThat(limits(fields, "boats")).isEqualTo("100 null null null");
        assertThat(limits(field(fields, "boats").members(), "hull")).isEqualTo("null null (?=.{2,9}$)(?:[A-Z]+) null");
        assertThat(limits(fields, "kind")).isEqualTo("null null A|B null");
        assertThat(List.of("either", "part", "any", "people"))
                .allSatisfy(name -> assertThat(limits(fields, name)).isEqualTo("null null null null"));
    }

    /** The most elements, the width, the pattern and the decimals written. */
    private static String limits(Fields fields, String name) {
        Field field = field(fields, name);
        return field.elements().max() + " " + field.shape().width() + " "
                + field.shape().pattern() + " " + field.number().written();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "$ref": "#/definitions/message"
                    "allOf": [{"$ref": "#/definitions/message"}]
                    "anyOf": [{"$ref": "#/definitions/message"}, {"type": "null"}]
                    "properties": {"art": {"type": "string"}}, "allOf": [{"$ref": "#/definitions/rest"}]
                    "$ref": "#/definitions/head", "allOf": [{"$ref": "#/definitions/rest"}]
                    "allOf": [{"$ref": "#/definitions/message"}, {"$ref": "#/definitions/head"}]
                    """)
    void hasEveryFieldOfAJsonSchemaOfSeveralParts(String root) throws IOException {
        Path schema = Files.writeString(project.resolve("parts.json"), """
                {%s, "definitions": {
                  "message": {"allOf": [{"$ref": "#/definitions/head"}, {"$ref": "#/definitions/rest"}]},
                  "head": {"type": "object", "properties": {"art": {"enum": ["A", "B"]}}},
                  "rest": {"type": "object", "required": ["menge"], "properties": {
                    "menge": {"type": ["integer", "null"]},
                    "ort": {"anyOf": [{"$ref": "#/definitions/ort"}, {"type": "null"}]},
                    "boote": {"type": "array", "items": {"allOf": [
                      {"$ref": "#/definitions/ort"}, {"properties": {"hafen": {"$ref": "#/definitions/ort"}}}]}}}},
                  "ort": {"type": "object", "properties": {"land": {"type": "string"}}}}}
                """.formatted(root));

        Fields fields = drafted("at", schema).notification();

        assertThat(fields.byName()).containsOnlyKeys("art", "menge", "ort", "boote");
        assertThat(field(fields, "menge").type()).isEqualTo(FieldType.INTEGER);
        assertThat(field(fields, "ort").members().byName()).containsOnlyKeys("land");
        assertThat(field(fields, "boote").members().byName()).containsOnlyKeys("land", "hafen");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "$ref": "other.json"        | $ref: 'other.json' is not in this file; put all that it refers to
                    "$ref": "#/definitions/no"  | $ref: '#/definitions/no' is not in this file;
                    "allOf": [{"$ref": "#art"}] | $ref: '#art' is not in this file;
                    "$ref": "#/definitions/a"   | $ref: '#/definitions/a' is a part of itself, as no form is;
                    "allOf": [{"$ref": "#"}]    | $ref: '#' is a part of itself, as no form is;
                    "x": {"a" 1}                | json: cannot be read: Unexpected character
                    """)
    void saysWhichPartOfAJsonSchemaItCannotFollow(String root, String fault) throws IOException {
        Path schema = Files.writeString(project.resolve("parts.json"), """
                {
                  "title": "#/definitions/a",
                  %s,
                  "definitions": {"a": {"properties": {"b": {"$ref": "#/definitions/a"},
                                                       "c": {"$ref": "#/definitions/a"}}}}}
                """.formatted(root));

        assertThatThrownBy(() -> drafted("at", schema)).hasMessageContaining(schema + ":3: " + fault);
        assertThat(mappings().resolve("fr")).doesNotExist();
    }

    private static Field field(Fields fields, String name) {
        return DraftedFiles.field(fields, name);
    }

    private FormatFile drafted(String like, Path schema) throws IOException {
        return DraftedFiles.drafted(project, like, schema);
    }

    private FormatFile like(String id) {
        return DraftedFiles.format(mappings(), id);
    }

    private Path mappings() {
        return project.resolve("mappings");
    }

    /** Each field's path; of a text with its language, and a time with its flag, those of its parts. */
    private static List<String> names(Fields fields, FormatFile like) {
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
