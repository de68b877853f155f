package org.flaghoist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every route says what it is, to an operator who sees only its id and description. */
final class RouteFilesTest {

    @TestFactory
    Stream<DynamicTest> saysWhatEachRouteIs() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            return files.sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
        }
    }

    private static void check(Path file) throws IOException {
        assertThat(file.toString()).endsWith(".camel.yaml");
        assertThat(Files.readString(file)).as("a remark at the top").startsWith("# ");
        JsonNode entries = new YAMLMapper().readTree(file.toFile());
        assertThat(entries).isNotEmpty();
        for (JsonNode entry : entries) {
            assertThat(entry.findValuesAsText("id")).as("an id").isNotEmpty();
            assertThat(entry.findValues("route").stream().toList())
                    .allSatisfy(route -> assertThat(route.path("description").asText())
                            .as("description")
                            .isNotBlank());
        }
    }
}
