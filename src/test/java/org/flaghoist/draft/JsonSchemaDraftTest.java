package org.flaghoist.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

class JsonSchemaDraftTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SAMPLES = Path.of("src/test/samples");
    private static final List<String> HUBS =
            List.of(".notification.json", ".rejected.json", ".failed.json", ".receipt.json", ".picture.json");

    @ParameterizedTest
    @CsvSource({
        "at,in,sent",
        "uk,in,sent",
        "at,out,got",
        "uk,out,got",
        "at,receipts,receipt",
        "uk,receipts,receipt",
        "at,pictures,picture",
        "uk,pictures,picture"
    })
    void holdsForEverySampleThatIsAccepted(String partner, String folder, String kind) throws IOException {
        JsonSchema schema = schema(partner, kind);

        List<Path> samples = accepted(SAMPLES.resolve(partner).resolve(folder));

        assertThat(samples)
                .isNotEmpty()
                .allSatisfy(sample -> assertThat(schema.validate(JSON.readTree(sample.toFile())))
                        .as(sample.toString())
                        .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"at,reject-unknown-field", "at,reject-unknown-code", "uk,reject-unknown-field", "uk,reject-unknown-code"
    })
    void refusesMembersAndWordsThatTheFormDoesNotHave(String partner, String sample) throws IOException {
        JsonNode message = JSON.readTree(
                SAMPLES.resolve(partner).resolve("in/" + sample + ".json").toFile());

        assertThat(schema(partner, "sent").validate(message)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/aktenzeichen,", "/ereignis/beginn,", "/ausgelassen,[]", "/ereignis/tag,\"01.06.2026\"", "/erstellt,{}"
    })
    void refusesWhatLacksAMemberOrHasOneThatMayNotBeThere(String at, @Nullable String value) throws IOException {
        ObjectNode message =
                (ObjectNode) JSON.readTree(SAMPLES.resolve("at/in/maximal.json").toFile());
        JsonPointer pointer = JsonPointer.compile(at);
        ObjectNode object = (ObjectNode) message.at(pointer.head());
        String name = pointer.last().getMatchingProperty();
        if (value == null) {
            object.remove(name);
        } else {
            object.set(name, JSON.readTree(value));
        }

        assertThat(schema("at", "sent").validate(message)).isNotEmpty();
    }

    @Test
    void saysHowNumbersAreWrittenThatAreText(@TempDir Path mappings) throws IOException {
        FileSystemUtils.copyRecursively(Path.of("mappings"), mappings);
        Path yaml = mappings.resolve("at/format.yaml");
        String numbers =
                "numbers: {decimal: '-?[0-9]{1,9}(,[0-9]{1,2})?', integer: '[0-9]{1,9}', comma: true, grouping: '. '}";
        Files.writeString(yaml, Files.readString(yaml).replace("notification:\n", numbers + "\nnotification:\n"));
        JsonNode sent = JSON.readTree(JsonSchemaDraft.of(mappings, "at")).at("/$defs/sent/properties");
        JsonNode place = sent.at("/ereignis/properties/ort/properties");

        assertThat(Stream.of("7", "123456789", "1 000", "1.000", "").filter(text -> fits(sent.path("fassung"), text)))
                .containsExactly("7", "123456789");
        assertThat(Stream.of("-23,32", "1234,5", "1.234,5", "1 234 567", "1.234 567", "12 34", "1,234", "+1", "x")
                        .filter(text -> fits(place.path("laenge"), text)))
                .containsExactly("-23,32", "1234,5", "1.234,5", "1 234 567");
    }

    private static boolean fits(JsonNode schema, String text) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(TextNode.valueOf(text))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"europol", "bg", "ly"})
    void isNotMadeOfAnotherSyntax(String partner) {
        assertThatThrownBy(() -> JsonSchemaDraft.of(Path.of("mappings"), partner))
                .hasMessageContaining("mappings/" + partner + "/format.yaml:1: syntax: its messages are no JSON");
    }

    private static JsonSchema schema(String partner, String kind) throws IOException {
        JsonNode whole = JSON.readTree(JsonSchemaDraft.of(Path.of("mappings"), partner));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(whole.path("$defs").path(kind));
    }

    private static List<Path> accepted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> HUBS.stream().noneMatch(file.toString()::endsWith))
                    .filter(file -> !Files.exists(
                            file.resolveSibling(file.getFileName().toString().replace(".json", ".rejected.json"))))
                    .sorted()
                    .toList();
        }
    }
}
