package org.flaghoist.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.FormatFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

/** A new partner's notification, receipt and monthly picture are found in its JSON Schema, with all their members. */
class JsonSchemaKindsTest {

    private Path project = Path.of("");

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        project = directory;
        FileSystemUtils.copyRecursively(Path.of("config"), project.resolve("config"));
        FileSystemUtils.copyRecursively(Path.of("mappings"), project.resolve("mappings"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "oneOf": [{"$ref": "#/$defs/meldung"}, {"$ref": "#/$defs/quittung"}, {"$ref": "#/$defs/bild"}],
            "anyOf": [{"$ref": "#/$defs/meldung"}, {"$ref": "#/$defs/quittung"}, {"$ref": "#/$defs/bild"}],
            "$ref": "#/$defs/alle",
            "title": "of types alone",
            """)
    void areTheTypesOfTheRootOrThoseThatNoOtherRefersTo(String root) throws IOException {
        FormatFile format = drafted("""
                {%s "$defs": {
                  "meldung": {"type": "object", "required": ["nr"], "properties": {
                    "nr": {"type": "string"}, "ort": {"$ref": "#/$defs/ort"}}},
                  "ort": {"type": "object", "properties": {"land": {"type": "string"}}},
                  "quittung": {"type": "object", "required": ["zu"], "properties": {"zu": {"type": "string"}}},
                  "kurz": {"type": "string"},
                  "bild": {"type": "object", "properties": {"monat": {"type": "string"}}}%s}}
                """.formatted(root, root.contains("alle") ? """
                , "alle": {"oneOf": [
                    {"$ref": "#/$defs/meldung"}, {"$ref": "#/$defs/quittung"}, {"$ref": "#/$defs/bild"}]}
                """ : ""));

        assertThat(format.notification().byName()).containsOnlyKeys("nr", "ort");
        assertThat(format.notification().byName().values())
                .extracting(field -> field.presence().required())
                .containsExactly(true, false);
        assertThat(format.receipt().byName()).containsOnlyKeys("zu");
        assertThat(format.picture().byName()).containsOnlyKeys("monat");
        assertThat(mappings().resolve("fr/picture.jslt")).exists();
    }

    @Test
    void areThoseThatTheSchemaOfAPartnerHas() throws IOException {
        Path made = Files.writeString(project.resolve("made.json"), JsonSchemaDraft.of(mappings(), "at"));

        FormatFile format = drafted(Files.readString(made));

        FormatFile like = DraftedFiles.format(mappings(), "at");
        assertThat(format.receipt().byName())
                .containsOnlyKeys(like.receipt().byName().keySet());
        assertThat(format.picture().byName())
                .containsOnlyKeys(like.picture().byName().keySet());
    }

    @Test
    void areNotTakenOfTypesWithTheNamesThatTheHubGivesWhereTheRootIsTheNotification() throws IOException {
        FormatFile format = drafted("""
                {"properties": {"nr": {"type": "string"}, "receipt": {"$ref": "#/$defs/receipt"}},
                 "$defs": {"receipt": {"properties": {"zu": {"type": "string"}}}}}
                """);

        assertThat(format.notification().byName()).containsOnlyKeys("nr", "receipt");
    }

    @Test
    void nameWhatIsNoneOfTheThree() throws IOException {
        drafted("""
                {"$defs": {
                  "a": {"properties": {"a": {"type": "string"}}}, "b": {"properties": {"a": {"type": "string"}}},
                  "c": {"properties": {"a": {"type": "string"}}}, "d": {"properties": {"a": {"type": "string"}}},
                  "e": {"properties": {"a": {"type": "string"}}}}}
                """);

        assertThat(mappings().resolve("fr/format.yaml"))
                .content()
                .contains("# LOOK: not taken of the schema: d, e, as the first three are taken as notification,");
    }

    @Test
    void haveTheWordsOfAllTypesInWhichAMemberStands() throws IOException {
        FormatFile format = drafted("""
                {"type": "object", "properties": {"nr": {"type": "string"}, "art": {"type": "string"}},
                 "oneOf": [
                  {"properties": {"art": {"const": "A"}, "weg": {"enum": ["W"]}, "frei": {"const": "F"}}},
                  {"properties": {"art": {"const": "B"}, "weg": {"enum": ["L", "S"]}, "frei": {"type": "string"}}}]}
                """);

        assertThat(field(format, "art").type()).isEqualTo(FieldType.CODE);
        assertThat(mappings().resolve("fr/art.csv")).content().contains("A;\nB;\n");
        assertThat(mappings().resolve("fr/weg.csv")).content().contains("W;\nL;\nS;\n");
        assertThat(field(format, "frei").type()).isEqualTo(FieldType.LINE);
    }

    @Test
    void haveTheMembersThatTheyHaveUnderAConditionAsOptionalOnes() throws IOException {
        FormatFile format = drafted("""
                {"type": "object", "required": ["art", "nr"],
                 "properties": {"art": {"enum": ["A", "B", "C"]}, "nr": {"type": "string"}, "ort": {"type": "object",
                   "required": ["land"], "properties": {"land": {"type": "string"}}}},
                 "if": {"properties": {"art": {"const": "A"}}},
                 "then": {"required": ["boot", "menge"], "properties": {
                   "nr": {"enum": ["N1"]}, "boot": {"type": "string"}, "weg": {"const": "W"},
                   "ort": {"required": ["hafen"], "properties": {"hafen": {"type": "string"}}}}},
                 "else": {"properties": {"weg": {"enum": ["L", "S"]}, "ort": false}},
                 "dependentSchemas": {"menge": {"properties": {"einheit": {"enum": ["kg"]}}}},
                 "allOf": [{"if": {}, "then": {"$ref": "#/$defs/mehr"}}],
                 "$defs": {"mehr": {"required": ["menge"], "properties": {
                   "menge": {"type": "integer"}, "art": {"const": "A"}}}}}
                """);

        assertThat(format.notification().byName())
                .containsOnlyKeys("art", "nr", "ort", "boot", "weg", "einheit", "menge");
        assertThat(format.notification().byName().entrySet())
                .filteredOn(field -> field.getValue().presence().required())
                .extracting(field -> field.getKey())
                .containsExactly("art", "nr");
        assertThat(field(format, "nr").type()).isEqualTo(FieldType.LINE);
        assertThat(field(format, "ort").members().byName()).containsOnlyKeys("land", "hafen");
        assertThat(field(format, "ort").members().byName().values())
                .extracting(field -> field.presence().required())
                .containsExactly(true, false);
        assertThat(mappings().resolve("fr/art.csv")).content().contains("A;\nB;\nC;\n");
        assertThat(mappings().resolve("fr/weg.csv")).content().contains("W;\nL;\nS;\n");
    }

    @Test
    void sayWhatOfThemNoFieldCanSay() throws IOException {
        drafted("""
                {"type": "object", "properties": {
                  "nr": {"type": "string"},
                  "boote": {"type": "array", "items": {"type": "object", "properties": {"name": {"type": "string"}},
                    "patternProperties": {"^x-": {"type": "string"}}}},
                  "rest": {"type": "object", "additionalProperties": {"type": "string"}}},
                 "patternProperties": {"^y-": {"type": "string"}}, "additionalProperties": false}
                """);

        assertThat(mappings().resolve("fr/format.yaml"))
                .content()
                .contains(
                        "# LOOK: not taken of the schema: patternProperties of notification.boote\n",
                        "# LOOK: not taken of the schema: additionalProperties of notification.rest\n",
                        "# LOOK: not taken of the schema: patternProperties of notification\n");
    }

    private static Field field(FormatFile format, String name) {
        return DraftedFiles.field(format.notification(), name);
    }

    private FormatFile drafted(String schema) throws IOException {
        return DraftedFiles.drafted(project, "at", Files.writeString(project.resolve("schema.json"), schema));
    }

    private Path mappings() {
        return project.resolve("mappings");
    }
}
