package org.flaghoist.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.SetupException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** Names and words of a schema that no file of the hub can hold are refused before anything is written. */
class SchemaNamesTest {

    private Path project = Path.of("");

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        project = directory;
        FileSystemUtils.copyRecursively(Path.of("config"), project.resolve("config"));
        FileSystemUtils.copyRecursively(Path.of("mappings"), project.resolve("mappings"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A;B", "#d", "!X", " A", "A ", "", "\u00a0A", "A\\nB"})
    void wordsThatNoTableCanHoldAreRefusedWithTheirLine(String word) throws IOException {
        Path schema = json("""
                {"properties": {
                  "boot": {"properties": {"art": {"enum": ["A",
                    "%s"]}}}}}
                """.formatted(word));

        assertThatThrownBy(() -> DraftedFiles.drafted(project, "at", schema))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(schema + ":3: boot.art: has the word '" + word.replace("\\n", "?")
                        + "', which no table can hold:");
        assertThat(project.resolve("mappings/fr")).doesNotExist();
    }

    @Test
    void wordsOfAnXmlSchemaAreRefusedInTheSameWay() throws IOException {
        Path schema = Files.writeString(project.resolve("words.xsd"), """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:w">
                  <xs:element name="message"><xs:complexType><xs:sequence>
                    <xs:element name="art"><xs:simpleType><xs:restriction base="xs:string">
                      <xs:enumeration value="A"/>
                      <xs:enumeration value="A;B"/></xs:restriction></xs:simpleType></xs:element>
                  </xs:sequence></xs:complexType></xs:element>
                </xs:schema>
                """);

        assertThatThrownBy(() -> DraftedFiles.drafted(project, "ro", schema))
                .hasMessageContaining(schema + ":5: art: has the word 'A;B', which no table can hold:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x: y", "", "{z}", "a ", "*a", "&a", "a\\nb", "a\\\"b", "a'b", "[a]", "a,b", "a|b"})
    void namesWithSignsThatNoFieldHasAreRefusedWithTheirLine(String name) throws IOException {
        Path schema = json("""
                {"properties": {
                  "boot": {"properties": {
                    "%s": {"type": "string"}}}}}
                """.formatted(name));

        assertThatThrownBy(() -> DraftedFiles.drafted(project, "at", schema))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(schema + ":3: boot.")
                .hasMessageContaining("has other signs than letters, digits, blanks, and");
        assertThat(project.resolve("mappings/fr")).doesNotExist();
        assertThat(project.resolve("config/partners/fr.yaml")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a", "-", "@type", "$id", "a.b", "a/b", "No (%)", "null", "true", "007", "1e3", "Đ né"})
    void otherNamesAreReadBackAsTheyAre(String name) throws IOException {
        Path schema = json("""
                {"properties": {
                  "%s": {"enum": ["A"]}, "ort (x)": {"properties": {"%s": {"type": "string"}}}, "boot": {"enum": ["B"]}}}
                """.formatted(name, name));

        FormatFile format = DraftedFiles.drafted(project, "at", schema);

        assertThat(format.notification().byName()).containsOnlyKeys(name, "ort (x)", "boot");
        assertThat(DraftedFiles.field(format.notification(), name).words().table())
                .isNotNull()
                .satisfies(table -> assertThat(project.resolve("mappings/fr/" + table + ".csv"))
                        .content()
                        .contains("A;\n"));
    }

    private Path json(String schema) throws IOException {
        return Files.writeString(project.resolve("schema.json"), schema);
    }
}
