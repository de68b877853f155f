package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.flaghoist.draft.PartnerSchema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

/** Samples are held against the JSON Schema that a partner has itself. */
final class OwnJsonFitTest {

    private static final String SCHEMA = "at.schema.json";
    private static final String SAID = ": schema: does not fit " + SCHEMA + ", the partner's own schema: ";

    private Path mappings = Path.of("");
    private Path samples = Path.of("");

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        mappings = directory.resolve("mappings");
        samples = directory.resolve("samples");
        FileSystemUtils.copyRecursively(Path.of("mappings"), mappings);
        FileSystemUtils.copyRecursively(Path.of("src/test/samples/at"), samples.resolve("at"));
        Path format = mappings.resolve("at/format.yaml");
        Files.writeString(
                format,
                Files.readString(format).replace("syntax: json\n", "syntax: json\njson: {schema: " + SCHEMA + "}\n"));
    }

    @Test
    void findsNothingInWhatFits() throws IOException {
        write(printed());

        assertThat(misfits()).isEmpty();
    }

    @Test
    void looksAtWhatThePartnerGetsAndAtWhatItSendsAndIsAccepted() throws IOException {
        ObjectNode schema = printed();
        schema.withObject("/$defs/sent/properties/aktenzeichen").put("maxLength", 3);
        schema.withObject("/$defs/got/properties/aktenzeichen").put("maxLength", 4);
        schema.withObject("/$defs/receipt/properties/quittung").put("maxLength", 5);
        write(schema);

        assertThat(misfits())
                .anyMatch(misfit -> isAbout(misfit, "at/out/bg-cancel.json")
                        && misfit.contains("aktenzeichen")
                        && misfit.contains(".json:2: ")
                        && misfit.contains("at most 4"))
                .anyMatch(misfit -> isAbout(misfit, "at/receipts/accepted.json"))
                .anyMatch(misfit -> isAbout(misfit, "at/in/maximal.json") && misfit.contains("at most 3"));
    }

    @Test
    void findsTheTypesOfASchemaWithoutNamesOfTheHubs() throws IOException {
        Files.writeString(mappings.resolve("at").resolve(SCHEMA), """
                {"$schema": "http://json-schema.org/draft-07/schema#", "$id": "https://at.example/schema",
                 "oneOf": [{"$ref": "#/definitions/meldung"}, {"$ref": "#/definitions/quittung"}],
                 "definitions": {
                  "meldung": {"type": "object", "properties": {"fassung": {"$ref": "#/definitions/zahl"}}},
                  "quittung": {"type": "object", "properties": {"zeit": {"type": "number"}}},
                  "zahl": {"type": "integer", "minimum": 5000}}}
                """);

        assertThat(misfits())
                .anyMatch(misfit -> isAbout(misfit, "at/out/bg-cancel.json")
                        && misfit.contains("fassung")
                        && misfit.contains("5000"))
                .anyMatch(misfit -> isAbout(misfit, "at/receipts/accepted.json") && misfit.contains("zeit"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"properties\": {\"a\": {\"$ref\": \"https://at.example/a.json\"}}}|$ref: 'https://at.example/a.json' is not",
                "{\"properties\": {\"a\": {\"pattern\": \"[\"}}}|schema: is no JSON Schema: ",
                "{\"properties\": |json: cannot be read: "
            })
    void namesASchemaByWhichItCannotLook(String schema, String fault) throws IOException {
        Path file = Files.writeString(mappings.resolve("at").resolve(SCHEMA), schema);

        assertThat(misfits()).singleElement().asString().startsWith(file + ":1: " + fault);
    }

    private boolean isAbout(String misfit, String sample) {
        return misfit.startsWith(samples.resolve(sample) + ":") && misfit.contains(SAID);
    }

    private ObjectNode printed() throws IOException {
        return (ObjectNode) Answers.JSON.readTree(PartnerSchema.of(Path.of("mappings"), "at"));
    }

    private void write(ObjectNode schema) throws IOException {
        Files.writeString(mappings.resolve("at").resolve(SCHEMA), schema.toString());
    }

    private List<String> misfits() throws IOException {
        return new GoldenSchemas(mappings, samples, new UntriedSamples(Set.of(), Set.of())).misfits("at");
    }
}
