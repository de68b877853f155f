package org.flaghoist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The JSON Schemas that editors use are those of the classes that read the files. After a change of one of these, or of
 * what the documentation says of a key, {@code -Dflaghoist.schemas=write} writes them anew.
 */
final class EditorSchemasTest {

    private static final String GUIDE = "docs/add-a-partner.md";
    private static final String LINE = "# yaml-language-server: $schema=";
    private static final List<String> ADDED = List.of("src/test/samples/vn-partner", "src/test/samples/fr-partner");
    private static final Map<String, ObjectNode> SCHEMAS = new TreeMap<>();
    private static final List<String> UNDOCUMENTED = new java.util.ArrayList<>();

    static {
        SCHEMAS.put("mappings/format.schema.json", format());
        SCHEMAS.put(
                "mappings/called.schema.json",
                one("format.definition.CalledFile", new DocumentedKeys().table(GUIDE, "2. Fill in the words")));
        SCHEMAS.put(
                "config/partner.schema.json",
                one(
                        "partner.PartnerFile",
                        new DocumentedKeys()
                                .table("docs/operate/partner-files.md", "Partner files")
                                .comments("docs/operate/partner-files.md")));
        SCHEMAS.put(
                "config/release-policy.schema.json",
                one(
                        "release.PolicyText",
                        new DocumentedKeys()
                                .table("docs/operate/release-policy.md", "Terms")
                                .table("docs/operate/release-policy.md", "Rules")
                                .table("docs/operate/release-policy.md", "Conditions")));
        SCHEMAS.put("config/application.schema.json", settings());
    }

    private static ObjectNode one(String keys, DocumentedKeys documented) {
        EditorSchemas schemas = new EditorSchemas(documented, false);
        ObjectNode schema = schemas.of(EditorSchemas.named(keys), "");
        UNDOCUMENTED.addAll(schemas.undocumented());
        return schema;
    }

    private static ObjectNode format() {
        ObjectNode schema = one(
                "format.definition.FormatKeys",
                new DocumentedKeys().table(GUIDE, "format.yaml").table(GUIDE, "CSV, records and XML"));
        ObjectNode field = one("format.definition.FieldKeys", new DocumentedKeys().table(GUIDE, "Fields"));
        schema.putObject("definitions").set("field", field);
        return schema;
    }

    private static ObjectNode settings() {
        EditorSchemas schemas = new EditorSchemas(new DocumentedKeys().comments("config/application.yaml"), true);
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode all = root.putObject("properties").putObject("flaghoist").put("type", "object");
        all.put("additionalProperties", false)
                .putObject("properties")
                .putObject("data")
                .put("type", "string");
        Map.of(
                        "retention", "operator.RetentionSettings",
                        "taken", "operator.TakenSettings",
                        "overdue", "operator.OverdueSettings",
                        "time-stamp", "timestamp.TimeStampSettings",
                        "hub", "exchange.HubSettings",
                        "broker", "broker.BrokerSettings",
                        "events", "broker.EventsSettings",
                        "alarms", "monitor.AlarmSettings",
                        "demo", "demo.DemoSettings",
                        "console", "console.ConsoleSettings")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(part -> all.withObject("/properties")
                        .set(
                                part.getKey(),
                                schemas.of(EditorSchemas.named(part.getValue()), "flaghoist." + part.getKey())));
        return root;
    }

    static Set<String> schemas() {
        return SCHEMAS.keySet();
    }

    static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder :
                Stream.concat(Stream.of("config", "mappings"), ADDED.stream()).toList()) {
            try (Stream<Path> found = Files.walk(Path.of(folder))) {
                found.filter(file -> file.toString().endsWith(".yaml"))
                        .filter(file -> !file.endsWith("policy-entry.yaml"))
                        .forEach(files::add);
            }
        }
        return files;
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void isWhatReadsTheFile(String name) throws IOException {
        String generated = text(Objects.requireNonNull(SCHEMAS.get(name)));
        if ("write".equals(System.getProperty("flaghoist.schemas"))) {
            Files.writeString(Path.of(name), generated);
        }

        assertThat(Path.of(name))
                .as("write it anew: mvn surefire:test -Dtest=EditorSchemasTest -Dflaghoist.schemas=write")
                .hasContent(generated);
    }

    @ParameterizedTest
    @MethodSource("files")
    void takesWhatIsShippedAndIsNamedInItsFirstLine(Path file) throws IOException {
        String first = Files.readAllLines(file).get(0);

        assertThat(first).startsWith(LINE);
        Path schema =
                shipped(file).resolveSibling(first.substring(LINE.length())).normalize();
        assertThat(schemas()).contains(schema.toString());
        assertThat(faults(schema, Files.readString(file))).isEmpty();
    }

    /** Where it is laid when the partner is added. */
    private static Path shipped(Path file) {
        return ADDED.stream()
                .map(Path::of)
                .filter(file::startsWith)
                .map(added -> added.relativize(file))
                .findFirst()
                .orElse(file);
    }

    @Test
    void marksAKeyThatIsMistyped() throws IOException {
        String format = Files.readString(Path.of("mappings/at/format.yaml"));
        Path schema = Path.of("mappings/format.schema.json");

        assertThat(faults(schema, format.replace("extension:", "ending:"))).hasSize(2);
        assertThat(faults(schema, format.replaceFirst("required: true", "requierd: true")))
                .hasSize(1);
        assertThat(faults(schema, format.replaceFirst("type: code", "type: cod")))
                .hasSize(1);
    }

    @Test
    void findsEveryKeyInTheDocumentation() {
        assertThat(UNDOCUMENTED).isEmpty();
    }

    private static Set<ValidationMessage> faults(Path schema, String yaml) throws IOException {
        JsonNode file = new YAMLMapper().readTree(yaml);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(Files.readString(schema))
                .validate(file);
    }

    private static String text(ObjectNode schema) throws JsonProcessingException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter(" ", "\n"));
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.put("$schema", "http://json-schema.org/draft-07/schema#");
        whole.setAll(schema);
        return new ObjectMapper().writer(printer).writeValueAsString(whole) + "\n";
    }
}
