package org.flaghoist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The routes fit the schema that Camel has of its YAML, which editors such as Kaoto go by. Camel itself reads more than
 * that at its start.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RouteSchemaTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    private JsonSchema schema;

    @BeforeAll
    void readTheSchema() throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/schema/camelYamlDsl.json")) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                    .getSchema(YAML.readTree(Objects.requireNonNull(file, "camel-yaml-dsl")));
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void fitsTheSchemaOfCamelsYaml(Path file) throws IOException {
        assertThat(faults(Files.readString(file))).isEmpty();
    }

    @Test
    void findsAStepAndAnOptionThatCamelDoesNotKnow() throws IOException {
        String route = Files.readString(Path.of("routes/translate.camel.yaml"));

        assertThat(faults(route.replace("- toD:", "- toDynamic:"))).anyMatch(fault -> says(fault, "toDynamic"));
        assertThat(faults(route.replace("stopOnException:", "stopOnError:")))
                .anyMatch(fault -> says(fault, "stopOnError"));
    }

    private static boolean says(ValidationMessage fault, String name) {
        return fault.getMessage().contains("'" + name + "'");
    }

    private Set<ValidationMessage> faults(String yaml) throws IOException {
        JsonNode routes = YAML.readTree(yaml);
        return schema.validate(routes);
    }

    private static Stream<Path> routes() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            return files.sorted().toList().stream();
        }
    }
}
